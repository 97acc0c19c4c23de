<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>kubemori::cli::CliText</name>
    <message numerus="yes">
        <source>Trying again in %n second(s).</source>
        <translation>
            <numerusform>Trying again in %n second.</numerusform>
            <numerusform>Trying again in %n seconds.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s) are not shown.</source>
        <translation>
            <numerusform>%n more message is not shown.</numerusform>
            <numerusform>%n more messages are not shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) differ, +%1 −%2</source>
        <translation>
            <numerusform>%n file differs, +%1 −%2</numerusform>
            <numerusform>%n files differ, +%1 −%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be looked at.</source>
        <translation>
            <numerusform>%n more could not be looked at.</numerusform>
            <numerusform>%n more could not be looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>… and %n more.</numerusform>
            <numerusform>… and %n more.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) say so.</source>
        <translation>
            <numerusform>%n line says so.</numerusform>
            <numerusform>%n lines say so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n node(s)</source>
        <translation>
            <numerusform>%1: %n node</numerusform>
            <numerusform>%1: %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CarryPage</name>
    <message numerus="yes">
        <source>%n setting(s) left to decide.</source>
        <translation>
            <numerusform>%n setting left to decide.</numerusform>
            <numerusform>%n settings left to decide.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CarryText</name>
    <message numerus="yes">
        <source>%n setting(s) of yours come along</source>
        <translation>
            <numerusform>%n setting of yours comes along</numerusform>
            <numerusform>%n settings of yours come along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>%n to decide</numerusform>
            <numerusform>%n to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CauseDialog</name>
    <message numerus="yes">
        <source>%1; %n line(s) say so</source>
        <translation>
            <numerusform>%1; %n line says so</numerusform>
            <numerusform>%1; %n lines say so</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CertificateText</name>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>expired %n day ago</numerusform>
            <numerusform>expired %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CheckoutText</name>
    <message numerus="yes">
        <source>%n commit(s) after %1</source>
        <translation>
            <numerusform>%n commit after %1</numerusform>
            <numerusform>%n commits after %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed file(s)</source>
        <translation>
            <numerusform>%n changed file</numerusform>
            <numerusform>%n changed files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) unknown to git</source>
        <translation>
            <numerusform>%n file unknown to git</numerusform>
            <numerusform>%n files unknown to git</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new tag(s) from %1: %2.</source>
        <translation>
            <numerusform>%n new tag from %1: %2.</numerusform>
            <numerusform>%n new tags from %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The branch %1 is there, with %n commit(s) since %2. It is checked out.</source>
        <translation>
            <numerusform>The branch %1 is there, with %n commit since %2. It is checked out.</numerusform>
            <numerusform>The branch %1 is there, with %n commits since %2. It is checked out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The branch %1 is checked out already, with %n commit(s) since %2.</source>
        <translation>
            <numerusform>The branch %1 is checked out already, with %n commit since %2.</numerusform>
            <numerusform>The branch %1 is checked out already, with %n commits since %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ClusterPanel</name>
    <message numerus="yes">
        <source>clusters.yaml: %n problem(s)</source>
        <translation>
            <numerusform>clusters.yaml: %n problem</numerusform>
            <numerusform>clusters.yaml: %n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CommandsPanel</name>
    <message numerus="yes">
        <source>Commands that will be run (%n)</source>
        <translation>
            <numerusform>Commands that will be run (%n)</numerusform>
            <numerusform>Commands that will be run (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffPage</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <translation>
            <numerusform>%1 of %n file</numerusform>
            <numerusform>%1 of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffPane</name>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n match</numerusform>
            <numerusform>%n matches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffView</name>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation>
            <numerusform>%n unchanged line</numerusform>
            <numerusform>%n unchanged lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FleetPage</name>
    <message numerus="yes">
        <source>%1 of %n cluster(s) shown</source>
        <translation>
            <numerusform>%1 of %n cluster shown</numerusform>
            <numerusform>%1 of %n clusters shown</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>%n cluster</numerusform>
            <numerusform>%n clusters</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FleetText</name>
    <message numerus="yes">
        <source>%n commit(s) after %1</source>
        <translation>
            <numerusform>%n commit after %1</numerusform>
            <numerusform>%n commits after %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed file(s)</source>
        <translation>
            <numerusform>%n changed file</numerusform>
            <numerusform>%n changed files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n untracked</source>
        <comment>files</comment>
        <translation>
            <numerusform>%n untracked</numerusform>
            <numerusform>%n untracked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minor</source>
        <comment>version skew</comment>
        <translation>
            <numerusform>%n minor</numerusform>
            <numerusform>%n minors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Kubelet %1 is %n minor version(s) older than the API server. That is allowed, for the time of an upgrade.</source>
        <translation>
            <numerusform>Kubelet %1 is %n minor version older than the API server. That is allowed, for the time of an upgrade.</numerusform>
            <numerusform>Kubelet %1 is %n minor versions older than the API server. That is allowed, for the time of an upgrade.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ended %n day(s) ago</source>
        <comment>certificate</comment>
        <translation>
            <numerusform>ended %n day ago</numerusform>
            <numerusform>ended %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>certificate: left</comment>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first to end of %n certificate(s).</source>
        <translation>
            <numerusform>The only certificate.</numerusform>
            <numerusform>The first to end of %n certificates.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 runs on %2 since %3 without trouble (%n operation(s), none failed).</source>
        <translation>
            <numerusform>%1 runs on %2 since %3 without trouble (%n operation, which did not fail).</numerusform>
            <numerusform>%1 runs on %2 since %3 without trouble (%n operations, none failed).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n operation(s) did not end well</source>
        <translation>
            <numerusform>%1 of %n operation did not end well</numerusform>
            <numerusform>%1 of %n operations did not end well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) not Ready now</source>
        <translation>
            <numerusform>%n node not Ready now</numerusform>
            <numerusform>%n nodes not Ready now</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ForecastText</name>
    <message numerus="yes">
        <source>%1 lets %n pod(s) go in turns, each when the one before is Ready elsewhere.</source>
        <translation>
            <numerusform>%1 lets %n pod go when an earlier one is Ready elsewhere.</numerusform>
            <numerusform>%1 lets %n pods go in turns, each when the one before is Ready elsewhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lets %n pod(s) go.</source>
        <translation>
            <numerusform>%1 lets %n pod go.</numerusform>
            <numerusform>%1 lets %n pods go.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n pod(s) will be Pending.</source>
        <comment>workload</comment>
        <translation>
            <numerusform>%1: %n pod will be Pending.</numerusform>
            <numerusform>%1: %n pods will be Pending.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Anti-affinity, affinity or a host port leaves none of the %n other node(s).</source>
        <translation>
            <numerusform>Anti-affinity, affinity or a host port rules out the one other node.</numerusform>
            <numerusform>Anti-affinity, affinity or a host port leaves none of the %n other nodes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n other node(s) has so much free: a pod asks for %1; the most free is %2.</source>
        <translation>
            <numerusform>The one other node has not so much free: a pod asks for %1; free is %2.</numerusform>
            <numerusform>None of the %n other nodes has so much free: a pod asks for %1; the most free is %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n other node(s) may take it: node selector, taint or volume.</source>
        <translation>
            <numerusform>The one other node may not take it: node selector, taint or volume.</numerusform>
            <numerusform>None of the %n other nodes may take it: node selector, taint or volume.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) of DaemonSets, and clusters.yaml does not ignore them: the drain is refused.</source>
        <translation>
            <numerusform>%n pod of a DaemonSet, and clusters.yaml does not ignore it: the drain is refused.</numerusform>
            <numerusform>%n pods of DaemonSets, and clusters.yaml does not ignore them: the drain is refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2): no pod is Ready elsewhere when the %n pod(s) on this node leave. It is away until a new one is Ready.</source>
        <translation>
            <numerusform>%1 (%2): no pod is Ready elsewhere when the one on this node leaves. It is away until a new one is Ready.</numerusform>
            <numerusform>%1 (%2): no pod is Ready elsewhere when the %n pods on this node leave. It is away until a new one is Ready.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) cannot leave</source>
        <translation>
            <numerusform>%n pod cannot leave</numerusform>
            <numerusform>%n pods cannot leave</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n move(s)</source>
        <comment>pods of a node</comment>
        <translation>
            <numerusform>%n moves</numerusform>
            <numerusform>%n move</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <comment>pods of a node</comment>
        <translation>
            <numerusform>%n lost</numerusform>
            <numerusform>%n lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s)</source>
        <comment>pods of a node</comment>
        <translation>
            <numerusform>%n stays</numerusform>
            <numerusform>%n stay</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) move. They ask for %1; the other nodes have %2 free.</source>
        <translation>
            <numerusform>%n pod moves. It asks for %1; the other nodes have %2 free.</numerusform>
            <numerusform>%n pods move. They ask for %1; the other nodes have %2 free.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) will block</source>
        <translation>
            <numerusform>%n finding will block</numerusform>
            <numerusform>%n findings will block</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, from %n past run(s)</source>
        <comment>about 25 min</comment>
        <translation>
            <numerusform>%1, from %n past run</numerusform>
            <numerusform>%1, from %n past runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ForecastView</name>
    <message numerus="yes">
        <source>%n node(s), each when its turn comes, the worst first:</source>
        <translation>
            <numerusform>%n node, when its turn comes:</numerusform>
            <numerusform>%n nodes, each when its turn comes, the worst first:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::HealthPage</name>
    <message numerus="yes">
        <source>%n thing(s) could not be looked at</source>
        <translation>
            <numerusform>%n thing could not be looked at</numerusform>
            <numerusform>%n things could not be looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with known issues could not be read</source>
        <translation>
            <numerusform>%n file with known issues could not be read</numerusform>
            <numerusform>%n files with known issues could not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) are known.</source>
        <translation>
            <numerusform>%n issue is known.</numerusform>
            <numerusform>%n issues are known.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::HopPlanView</name>
    <message numerus="yes">
        <source>%n hop(s) from %1 to %2</source>
        <translation>
            <numerusform>%n hop from %1 to %2</numerusform>
            <numerusform>%n hops from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) change</source>
        <translation>
            <numerusform>%n component changes</numerusform>
            <numerusform>%n components change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other release(s) of this line</source>
        <translation>
            <numerusform>%n other release of this line</numerusform>
            <numerusform>%n other releases of this line</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::IssueText</name>
    <message numerus="yes">
        <source>%n issue(s) block an upgrade to %1</source>
        <translation>
            <numerusform>%n issue blocks an upgrade to %1</numerusform>
            <numerusform>%n issues block an upgrade to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) that block</source>
        <translation>
            <numerusform>%n issue that blocks</numerusform>
            <numerusform>%n issues that block</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for information</source>
        <translation>
            <numerusform>%n for information</numerusform>
            <numerusform>%n for information</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be told</source>
        <translation>
            <numerusform>%n could not be told</numerusform>
            <numerusform>%n could not be told</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silenced</source>
        <translation>
            <numerusform>%n silenced</numerusform>
            <numerusform>%n silenced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>place, further places</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::IssuesPage</name>
    <message numerus="yes">
        <source>%n issue(s) come with the program.</source>
        <translation>
            <numerusform>%n issue comes with the program.</numerusform>
            <numerusform>%n issues come with the program.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your own.</source>
        <translation>
            <numerusform>%n of your own.</numerusform>
            <numerusform>%n of your own.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::LinkPage</name>
    <message numerus="yes">
        <source>Testing… %n link(s) work so far.</source>
        <translation>
            <numerusform>Testing… %n link works so far.</numerusform>
            <numerusform>Testing… %n links work so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) failed.</source>
        <translation>
            <numerusform>%n link failed.</numerusform>
            <numerusform>%n links failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything works, with %n warning(s).</source>
        <translation>
            <numerusform>Everything works, with %n warning.</numerusform>
            <numerusform>Everything works, with %n warnings.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::LogPanel</name>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::LogView</name>
    <message numerus="yes">
        <source>%n new line(s) ↓</source>
        <translation>
            <numerusform>%n new line ↓</numerusform>
            <numerusform>%n new lines ↓</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::MainWindow</name>
    <message numerus="yes">
        <source>Uncordon %n node(s)?</source>
        <translation>
            <numerusform>Uncordon %n node?</numerusform>
            <numerusform>Uncordon %n nodes?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cordon %n node(s)?</source>
        <translation>
            <numerusform>Cordon %n node?</numerusform>
            <numerusform>Cordon %n nodes?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NodePanel</name>
    <message numerus="yes">
        <source>%1 of %n node(s) shown</source>
        <translation>
            <numerusform>%1 of %n node shown</numerusform>
            <numerusform>%1 of %n nodes shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NodeTableModel</name>
    <message numerus="yes">
        <source>Last %n ping(s): %1 answered, %2 lost, %3 not sent</source>
        <translation>
            <numerusform>Last ping: %1 answered, %2 lost, %3 not sent</numerusform>
            <numerusform>Last %n pings: %1 answered, %2 lost, %3 not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::OperationView</name>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <comment>done of all</comment>
        <translation>
            <numerusform>%1 of %n node</numerusform>
            <numerusform>%1 of %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::PowerCycleDialog</name>
    <message numerus="yes">
        <source>%n node(s): off in this order, on in the reverse one</source>
        <translation>
            <numerusform>%n node: off in this order, on in the reverse one</numerusform>
            <numerusform>%n nodes: off in this order, on in the reverse one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::QuestionPanel</name>
    <message numerus="yes">
        <source>These %n pod(s) keep data in emptyDir volumes. It lives only on this node and is lost when they are moved:</source>
        <translation>
            <numerusform>This pod keeps data in emptyDir volumes. It lives only on this node and is lost when it is moved:</numerusform>
            <numerusform>These %n pods keep data in emptyDir volumes. It lives only on this node and is lost when they are moved:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RebootText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>packages</comment>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RemedyDialog</name>
    <message numerus="yes">
        <source>%n step(s), one after the other</source>
        <translation>
            <numerusform>%n step, one after the other</numerusform>
            <numerusform>%n steps, one after the other</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RollingRebootDialog</name>
    <message numerus="yes">
        <source>%n node(s), one after the other, in this order:</source>
        <translation>
            <numerusform>%n node, one after the other, in this order:</numerusform>
            <numerusform>%n nodes, one after the other, in this order:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asking the nodes whether they need a reboot: %1 of %n answered…</source>
        <translation>
            <numerusform>Asking the node whether it needs a reboot: %1 of %n answered…</numerusform>
            <numerusform>Asking the nodes whether they need a reboot: %1 of %n answered…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunComparisonDialog</name>
    <message numerus="yes">
        <source>%n task(s) took longer</source>
        <translation>
            <numerusform>%n task took longer</numerusform>
            <numerusform>%n tasks took longer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunHeader</name>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunPage</name>
    <message numerus="yes">
        <source>Upgrade %n node(s) to %1 now?</source>
        <translation>
            <numerusform>Upgrade %n node to %1 now?</numerusform>
            <numerusform>Upgrade %n nodes to %1 now?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunText</name>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n attempt</numerusform>
            <numerusform>%n attempts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunsPage</name>
    <message numerus="yes">
        <source>Remove %n run(s)?</source>
        <translation>
            <numerusform>Remove %n run?</numerusform>
            <numerusform>Remove %n runs?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SavedPasswordsDialog</name>
    <message numerus="yes">
        <source>Remove %n password(s) from the keyring?</source>
        <translation>
            <numerusform>Remove %n password from the keyring?</numerusform>
            <numerusform>Remove %n passwords from the keyring?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SettingsView</name>
    <message numerus="yes">
        <source>Named in %n line(s) of %1</source>
        <translation>
            <numerusform>Named in %n line of %1</numerusform>
            <numerusform>Named in %n lines of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ</source>
        <translation>
            <numerusform>%n setting differs</numerusform>
            <numerusform>%n settings differ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n setting(s) shown</source>
        <translation>
            <numerusform>%1 of %n setting shown</numerusform>
            <numerusform>%1 of %n settings shown</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::StartRunDialog</name>
    <message numerus="yes">
        <source>%n node(s): %1</source>
        <translation>
            <numerusform>%n node: %1</numerusform>
            <numerusform>%n nodes: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::StateText</name>
    <message numerus="yes">
        <source>%1 of %n node(s) Ready</source>
        <translation>
            <numerusform>%1 of %n node Ready</numerusform>
            <numerusform>%1 of %n nodes Ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cordoned</source>
        <translation>
            <numerusform>%n cordoned</numerusform>
            <numerusform>%n cordoned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::StrategyPage</name>
    <message numerus="yes">
        <source>%n step(s), in this order. Nothing runs before you start it on the next page.</source>
        <translation>
            <numerusform>%n step. Nothing runs before you start it on the next page.</numerusform>
            <numerusform>%n steps, in this order. Nothing runs before you start it on the next page.</numerusform>
        </translation>
    </message>
</context>
</TS>
