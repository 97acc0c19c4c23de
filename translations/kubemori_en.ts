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
    <name>kubemori::ui::RollingRebootDialog</name>
    <message numerus="yes">
        <source>%n node(s), one after the other, in this order:</source>
        <translation>
            <numerusform>%n node, one after the other, in this order:</numerusform>
            <numerusform>%n nodes, one after the other, in this order:</numerusform>
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
</TS>
