<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP" sourcelanguage="en">
<context>
    <name>kubemori::cli::CliText</name>
    <message>
        <source>The cluster, by its id or name in clusters.yaml.</source>
        <translation>クラスター (clusters.yaml の id または name)。</translation>
    </message>
    <message>
        <source>Read this file instead of the usual clusters.yaml.</source>
        <translation>通常の clusters.yaml の代わりに読むファイル。</translation>
    </message>
    <message>
        <source>Language of messages: en or ja.</source>
        <translation>メッセージの言語: en または ja。</translation>
    </message>
    <message>
        <source>Output format: table or json.</source>
        <translation>出力形式: table または json。</translation>
    </message>
    <message>
        <source>Unknown output format “%1”. Use table or json.</source>
        <translation>不明な出力形式「%1」です。table または json を指定してください。</translation>
    </message>
    <message>
        <source>Unexpected argument “%1”.</source>
        <translation>余分な引数「%1」があります。</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>STATUS</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>SCHEDULING</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>ROLES</source>
        <translation>ロール</translation>
    </message>
    <message>
        <source>VERSION</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>INTERNAL-IP</source>
        <translation>内部 IP</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>KERNEL</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>RUNTIME</source>
        <translation>ランタイム</translation>
    </message>
    <message>
        <source>listed</source>
        <translation>一覧</translation>
    </message>
    <message>
        <source>added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>削除</translation>
    </message>
    <message numerus="yes">
        <source>Trying again in %n second(s).</source>
        <translation>
            <numerusform>%n 秒後に再試行します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Shows the nodes of a cluster.</source>
        <translation>クラスターのノードを表示します。</translation>
    </message>
    <message>
        <source>Go on and print a line for every change, until interrupted.</source>
        <translation>中断されるまで、変化があるたびに 1 行ずつ出力します。</translation>
    </message>
    <message>
        <source>PodDisruptionBudget %1 (%2) holds %3: %4 healthy, %5 needed, %6 may go</source>
        <translation>PodDisruptionBudget %1 (%2) により %3 を退避できません: 正常 %4、必要 %5、退避可能 %6</translation>
    </message>
    <message>
        <source>Interrupted: putting back what is safe to put back. Interrupt again to leave at once.</source>
        <translation>中断しました。安全な範囲で元に戻しています。すぐに終了するには、もう一度中断してください。</translation>
    </message>
    <message>
        <source>Your choice: </source>
        <translation>選択: </translation>
    </message>
    <message>
        <source>NODE</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>RESULT</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>TIME</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>BOOT ID BEFORE</source>
        <translation>再起動前のブート ID</translation>
    </message>
    <message>
        <source>BOOT ID AFTER</source>
        <translation>再起動後のブート ID</translation>
    </message>
    <message>
        <source>%1 is left cordoned. Look at it, then: kubectl uncordon %1</source>
        <translation>%1 は配置停止のままです。確認してから次を実行してください: kubectl uncordon %1</translation>
    </message>
    <message>
        <source>Which cluster? Give its name with --cluster NAME.</source>
        <translation>どのクラスターですか？ --cluster NAME で指定してください。</translation>
    </message>
    <message>
        <source>There is no cluster “%1” in %2.</source>
        <translation>クラスター「%1」は %2 にありません。</translation>
    </message>
    <message>
        <source>Type “yes” to run this: </source>
        <translation>実行するには「yes」と入力してください: </translation>
    </message>
    <message>
        <source>There is no terminal to ask on. Look at the plan with --dry-run, then give --yes.</source>
        <translation>確認に使う端末がありません。--dry-run で計画を確認し、--yes を付けて実行してください。</translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>何も行いませんでした。</translation>
    </message>
    <message>
        <source>No node needs a reboot.</source>
        <translation>再起動が必要なノードはありません。</translation>
    </message>
    <message>
        <source>Reboots the nodes of a cluster one after the other: cordon, drain, shutdown, wait until the reboot is proved, uncordon.</source>
        <translation>クラスターのノードを 1 台ずつ再起動します: cordon、drain、shutdown、再起動の確認、uncordon。</translation>
    </message>
    <message>
        <source>Only these nodes, separated by commas.</source>
        <translation>対象のノード (コンマ区切り)。</translation>
    </message>
    <message>
        <source>Only nodes that say that they need a reboot.</source>
        <translation>再起動が必要なノードだけを対象にします。</translation>
    </message>
    <message>
        <source>Do not ask: run the plan, and give up data in emptyDir volumes where a drain needs it (unless clusters.yaml says “emptydir: keep”). Any other question ends the operation safely.</source>
        <translation>確認せずに計画を実行します。退避に必要な場合は emptyDir のデータを破棄します (clusters.yaml に「emptydir: keep」がある場合を除く)。それ以外の質問が生じたときは、操作を安全に終了します。</translation>
    </message>
    <message>
        <source>There is no display to open a window on. “kubemori --help” lists the commands that need none.</source>
        <translation>ウィンドウを開く画面がありません。画面のいらないコマンドは「kubemori --help」で確認できます。</translation>
    </message>
    <message>
        <source>Keeps Kubernetes clusters that were installed with Kubespray.

Without a command it opens the window. Commands that need no display:
  kubemori nodes --cluster NAME [--watch]
  kubemori reboot --cluster NAME [--nodes a,b] [--if-required] [--dry-run] [--yes]
Each of them explains itself with --help.</source>
        <translation>Kubespray で構築した Kubernetes クラスターを管理します。

コマンドを指定しないとウィンドウを開きます。画面のいらないコマンド:
  kubemori nodes --cluster NAME [--watch]
  kubemori reboot --cluster NAME [--nodes a,b] [--if-required] [--dry-run] [--yes]
それぞれの説明は --help で表示します。</translation>
    </message>
    <message>
        <source>Open this cluster, by its id or name in clusters.yaml.</source>
        <translation>開くクラスター (clusters.yaml の id または name)。</translation>
    </message>
    <message>
        <source>Language of the window: en or ja.</source>
        <translation>ウィンドウの言語: en または ja。</translation>
    </message>
    <message>
        <source>Unknown command “%1”.</source>
        <translation>不明なコマンド「%1」です。</translation>
    </message>
    <message>
        <source>Unknown language “%1”. Use en or ja.</source>
        <translation>不明な言語「%1」です。en または ja を指定してください。</translation>
    </message>
    <message>
        <source>OPERATION</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>CLUSTER</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>WHAT WAS DONE</source>
        <translation>実施した内容</translation>
    </message>
    <message>
        <source>NOW</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>kubemori operations resume %1   goes on
kubemori operations abort %1    puts back what is safe to put back
kubemori operations abort %1 --leave   touches nothing, and does not mention it again</source>
        <translation>kubemori operations resume %1   続きから再開します
kubemori operations abort %1    安全に戻せるものを元に戻します
kubemori operations abort %1 --leave   何も変更せず、以後表示しません</translation>
    </message>
    <message>
        <source>Lists what was done to clusters from this account, shows one operation, takes one up again that was cut off (resume), or puts back what it left (abort).</source>
        <translation>このアカウントから行った操作を一覧・表示し、途切れた操作を再開 (resume) するか、残した状態を元に戻します (abort)。</translation>
    </message>
    <message>
        <source>list, show, resume or abort</source>
        <translation>list、show、resume、abort のいずれか</translation>
    </message>
    <message>
        <source>The operation, as “list” names it.</source>
        <translation>「list」に表示される操作の ID。</translation>
    </message>
    <message>
        <source>Do not ask before resuming or aborting. Any question of the operation ends it safely.</source>
        <translation>再開や復元の前に確認しません。操作中に質問が生じた場合は安全に終了します。</translation>
    </message>
    <message>
        <source>With abort: touch nothing, and do not mention the operation again.</source>
        <translation>abort と併用: 何も変更せず、以後この操作を表示しません。</translation>
    </message>
    <message>
        <source>Use: kubemori operations list, show ID, resume ID or abort ID.</source>
        <translation>使い方: kubemori operations list、show ID、resume ID、abort ID。</translation>
    </message>
    <message>
        <source>Nothing was done. Give --yes where there is no terminal to ask on.</source>
        <translation>何も実行していません。確認できる端末がない場合は --yes を指定してください。</translation>
    </message>
    <message>
        <source>There is no forecast, the plan can be run without one: %1</source>
        <translation>予測を作成できませんでした。計画は予測なしでも実行できます: %1</translation>
    </message>
    <message>
        <source>Forecast: %1</source>
        <translation>予測: %1</translation>
    </message>
    <message>
        <source>Show the plan and what it will meet, and change nothing.</source>
        <translation>計画とその予測を表示し、何も変更しません。</translation>
    </message>
    <message>
        <source>Type the pod&apos;s name to delete it by force (%1): </source>
        <translation>強制削除するには Pod の名前を入力してください (%1): </translation>
    </message>
    <message>
        <source>%1 was changed for a drain and is not put back. The journal of the operation holds what it was before.</source>
        <translation>%1 は退避のために変更され、元に戻っていません。元の内容は操作のジャーナルに残っています。</translation>
    </message>
    <message>
        <source>Accepted by --accept-gates: %1</source>
        <translation>--accept-gates により承認: %1</translation>
    </message>
    <message>
        <source>Why (kept in the journal; empty: choose again): </source>
        <translation>理由 (ジャーナルに残ります。空なら選び直し): </translation>
    </message>
    <message>
        <source>Go on although gates are shut or could not be seen, for this reason. It is kept in the journal.</source>
        <translation>閉じている、または確認できないゲートがあっても、この理由で続行します。理由はジャーナルに残ります。</translation>
    </message>
    <message>
        <source>--accept-gates needs a reason.</source>
        <translation>--accept-gates には理由が必要です。</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>レポート: %1</translation>
    </message>
    <message>
        <source>Switches a whole cluster off for a planned power cut: saves etcd, cordons every node, and switches off workers, storage and control planes in this order. “kubemori startup” brings it back as it was.</source>
        <translation>計画停電のためにクラスター全体を停止します。etcd を保存し、全ノードを配置停止にして、worker、ストレージ、コントロールプレーンの順に電源を切ります。「kubemori startup」で元の状態に戻します。</translation>
    </message>
    <message>
        <source>Show the plan, and change nothing.</source>
        <translation>計画を表示するだけで、何も変更しません。</translation>
    </message>
    <message>
        <source>Do not ask: run the plan. Any question ends the operation safely.</source>
        <translation>確認せずに計画を実行します。質問が生じたときは操作を安全に終了します。</translation>
    </message>
    <message>
        <source>Order: %1</source>
        <translation>順序: %1</translation>
    </message>
    <message>
        <source>Brings a cluster back that “kubemori shutdown” switched off: waits for control planes, storage and workers, and uncordons the nodes that took pods before.</source>
        <translation>「kubemori shutdown」で停止したクラスターを起動します。コントロールプレーン、ストレージ、worker を待ち、停止前に配置可だったノードを配置再開します。</translation>
    </message>
    <message>
        <source>Do not ask before. Any question of the operation ends it safely.</source>
        <translation>事前に確認しません。操作の質問が生じたときは安全に終了します。</translation>
    </message>
</context>
<context>
    <name>kubemori::cli::TerminalPrompter</name>
    <message>
        <source>ssh password for %1: </source>
        <translation>%1 の ssh パスワード: </translation>
    </message>
    <message>
        <source>Passphrase of the key %1: </source>
        <translation>鍵 %1 のパスフレーズ: </translation>
    </message>
    <message>
        <source>sudo password for %1: </source>
        <translation>%1 の sudo パスワード: </translation>
    </message>
    <message>
        <source>%1 asks: %2 </source>
        <translation>%1 からの質問: %2 </translation>
    </message>
    <message>
        <source>That was not accepted.</source>
        <translation>受け付けられませんでした。</translation>
    </message>
    <message>
        <source>The host %1 (port %2) is not in known_hosts.
%3 key: %4
Accept it and remember it? (yes/no) </source>
        <translation>ホスト %1 (ポート %2) は known_hosts にありません。
%3 鍵: %4
承認して保存しますか？ (yes/no) </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::BlockerBoard</name>
    <message>
        <source>%1: %2</source>
        <comment>pod, why it is still there</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>&amp;Run it and drain again</source>
        <translation>実行して再び退避(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Do nothing</source>
        <translation>何もしない(&amp;D)</translation>
    </message>
    <message>
        <source>What holds the drain up</source>
        <translation>退避を妨げているもの</translation>
    </message>
    <message>
        <source>Pods that hold the drain up</source>
        <translation>退避を妨げている Pod</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::BlockerBoardModel</name>
    <message>
        <source>Pod</source>
        <translation>Pod 名</translation>
    </message>
    <message>
        <source>By itself</source>
        <comment>column: whether it will clear by itself</comment>
        <translation>自然解消</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>For</source>
        <comment>column: for how long</comment>
        <translation>経過</translation>
    </message>
    <message>
        <source>Waits for</source>
        <translation>待っているもの</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::BlockerText</name>
    <message>
        <source>Being evicted</source>
        <comment>pod state</comment>
        <translation>退避中</translation>
    </message>
    <message>
        <source>Held by a budget</source>
        <comment>pod state</comment>
        <translation>PDB により保留</translation>
    </message>
    <message>
        <source>Terminating</source>
        <comment>pod state</comment>
        <translation>終了中</translation>
    </message>
    <message>
        <source>Stuck</source>
        <comment>pod state</comment>
        <translation>終了しない</translation>
    </message>
    <message>
        <source>Two budgets</source>
        <comment>pod state</comment>
        <translation>PDB が重複</translation>
    </message>
    <message>
        <source>Will clear</source>
        <comment>verdict: by itself</comment>
        <translation>解消します</translation>
    </message>
    <message>
        <source>May clear</source>
        <comment>verdict: by itself</comment>
        <translation>解消の可能性あり</translation>
    </message>
    <message>
        <source>Cannot clear</source>
        <comment>verdict: by itself</comment>
        <translation>解消しません</translation>
    </message>
    <message>
        <source>no rule</source>
        <comment>of a disruption budget</comment>
        <translation>規則なし</translation>
    </message>
    <message>
        <source>%1 (%2): %3 of %4 healthy, %5 needed</source>
        <comment>budget, rule, numbers of pods</comment>
        <translation>%1 (%2): 正常 %3/%4、必要 %5</translation>
    </message>
    <message>
        <source>finalizer %1</source>
        <translation>finalizer %1</translation>
    </message>
    <message>
        <source>volume %1</source>
        <translation>ボリューム %1</translation>
    </message>
    <message>
        <source>grace period until %1</source>
        <comment>time</comment>
        <translation>猶予期間 %1 まで</translation>
    </message>
    <message>
        <source>kubectl is asking for its eviction.</source>
        <translation>kubectl が退避を要求しています。</translation>
    </message>
    <message>
        <source>It is ending within its grace period.</source>
        <translation>猶予期間内に終了処理をしています。</translation>
    </message>
    <message>
        <source>Its grace period is over; it should be gone any moment.</source>
        <translation>猶予期間が過ぎました。まもなく消えるはずです。</translation>
    </message>
    <message>
        <source>kubectl gave up on it; the log says why.</source>
        <translation>kubectl が退避をあきらめました。理由はログにあります。</translation>
    </message>
    <message>
        <source>The pods that the budget lacks are starting.</source>
        <translation>不足している Pod が起動中です。</translation>
    </message>
    <message>
        <source>Other pods of the budget are not ready. When they become ready, it may go.</source>
        <translation>PDB の対象になる他の Pod が Ready ではありません。Ready になれば退避できます。</translation>
    </message>
    <message>
        <source>The cluster has not computed the budget&apos;s numbers for this moment.</source>
        <translation>クラスターが PDB の現在の数値をまだ計算していません。</translation>
    </message>
    <message>
        <source>The budget needs as many pods as there are: none may ever go.</source>
        <translation>PDB が存在する Pod と同数の Pod を必要としているため、どの Pod も退避できません。</translation>
    </message>
    <message>
        <source>The budget has neither minAvailable nor maxUnavailable: it never lets a pod go.</source>
        <translation>PDB に minAvailable も maxUnavailable もないため、どの Pod も退避できません。</translation>
    </message>
    <message>
        <source>Too few pods are healthy, and there is none that could become so.</source>
        <translation>正常な Pod が足りず、これから正常になる Pod もありません。</translation>
    </message>
    <message>
        <source>Too few pods are healthy, and those that are missing find no node to run on.</source>
        <translation>正常な Pod が足りず、不足分を実行できるノードがありません。</translation>
    </message>
    <message>
        <source>More than one budget counts this pod. Kubernetes then refuses every eviction: change one of them so that it does not select the pod.</source>
        <translation>この Pod は複数の PDB の対象です。この場合 Kubernetes は退避をすべて拒否します。どれか 1 つがこの Pod を選択しないように変更してください。</translation>
    </message>
    <message>
        <source>The node is not Ready: nobody there ends the pod or says that it has ended.</source>
        <translation>ノードが Ready ではないため、Pod を終了させ、その終了を報告するものがありません。</translation>
    </message>
    <message>
        <source>Its grace period is over, and a finalizer keeps it until its owner lets go of it.</source>
        <translation>猶予期間が過ぎましたが、finalizer があるため、その所有者が外すまで残ります。</translation>
    </message>
    <message>
        <source>Its grace period is over, and its volume is still attached to the node.</source>
        <translation>猶予期間が過ぎましたが、ボリュームがノードに接続されたままです。</translation>
    </message>
    <message>
        <source>Its grace period is over, and the node does not end it.</source>
        <translation>猶予期間が過ぎましたが、ノードが終了させていません。</translation>
    </message>
    <message>
        <source>No owner: nobody makes it again</source>
        <translation>所有者なし: 再作成されません</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>所有者: %1</translation>
    </message>
    <message>
        <source>%1 selects %2</source>
        <comment>budget, label selector</comment>
        <translation>%1 の対象: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>state, details</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2. %3: %4</source>
        <comment>pod, state, verdict, reason</comment>
        <translation>%1: %2。%3: %4</translation>
    </message>
    <message>
        <source>One more replica of %1…</source>
        <translation>%1 のレプリカを 1 つ追加…</translation>
    </message>
    <message>
        <source>Relax %1…</source>
        <comment>disruption budget</comment>
        <translation>%1 を緩和…</translation>
    </message>
    <message>
        <source>Delete %1 by force…</source>
        <comment>pod</comment>
        <translation>%1 を強制削除…</translation>
    </message>
    <message>
        <source>Run one more replica of %1 during the drain?</source>
        <translation>退避の間、%1 のレプリカを 1 つ増やしますか？</translation>
    </message>
    <message>
        <source>Relax the disruption budget %1 during the drain?</source>
        <translation>退避の間、PodDisruptionBudget %1 を緩和しますか？</translation>
    </message>
    <message>
        <source>Delete the pod %1 by force?</source>
        <translation>Pod %1 を強制削除しますか？</translation>
    </message>
    <message>
        <source>Adds one replica, so that the budget can let a pod go, drains again, and takes the replica back after the drain, also when the operation ends early.</source>
        <translation>レプリカを 1 つ増やして PDB が退避を許せるようにし、再び退避します。退避の後、操作が途中で終わった場合も、レプリカ数を元に戻します。</translation>
    </message>
    <message>
        <source>Lets one more pod go than the budget allows now, drains again, and puts the budget back exactly as it is after the drain, also when the operation ends early.</source>
        <translation>PDB が今許す数より 1 つ多く退避できるようにし、再び退避します。退避の後、操作が途中で終わった場合も、PDB を今とまったく同じ内容に戻します。</translation>
    </message>
    <message>
        <source>Takes the pod out of the cluster&apos;s records without waiting for it to end. If its containers still run on the node, a second copy may start elsewhere and both may write the same data.</source>
        <translation>終了を待たずに Pod をクラスターの記録から消します。コンテナーがノードでまだ動いている場合、別の場所で 2 つ目が起動し、両方が同じデータに書き込むおそれがあります。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ClusterListModel</name>
    <message>
        <source>Not connected</source>
        <translation>未接続</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>回答待ち</translation>
    </message>
    <message>
        <source>Operation running</source>
        <translation>操作を実行中</translation>
    </message>
    <message>
        <source>Operation to decide on</source>
        <translation>判断待ちの操作あり</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ClusterPage</name>
    <message>
        <source> – needs you</source>
        <translation> – 回答待ち</translation>
    </message>
    <message>
        <source> – running</source>
        <translation> – 実行中</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Views of the cluster</source>
        <translation>クラスターの表示</translation>
    </message>
    <message>
        <source> – to decide on</source>
        <translation> – 要判断</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ClusterPanel</name>
    <message>
        <source>Clusters</source>
        <translation>クラスター</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ErrorText</name>
    <message>
        <source>Stopped on request</source>
        <translation>要求により中止しました</translation>
    </message>
    <message>
        <source>No result in time</source>
        <translation>時間内に結果が得られませんでした</translation>
    </message>
    <message>
        <source>The input is not valid</source>
        <translation>入力が正しくありません</translation>
    </message>
    <message>
        <source>The answer makes no sense</source>
        <translation>応答の内容が不正です</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>It exists already</source>
        <translation>すでに存在します</translation>
    </message>
    <message>
        <source>A file could not be read or written</source>
        <translation>ファイルを読み書きできませんでした</translation>
    </message>
    <message>
        <source>In use by another program</source>
        <translation>他のプログラムが使用中です</translation>
    </message>
    <message>
        <source>A program is not installed</source>
        <translation>プログラムがインストールされていません</translation>
    </message>
    <message>
        <source>A program did not start</source>
        <translation>プログラムを起動できませんでした</translation>
    </message>
    <message>
        <source>A command failed</source>
        <translation>コマンドが失敗しました</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>接続できません</translation>
    </message>
    <message>
        <source>The connection was lost</source>
        <translation>接続が切れました</translation>
    </message>
    <message>
        <source>The host key was not accepted</source>
        <translation>ホスト鍵が承認されませんでした</translation>
    </message>
    <message>
        <source>The host key has changed</source>
        <translation>ホスト鍵が変わっています</translation>
    </message>
    <message>
        <source>The login was refused</source>
        <translation>ログインを拒否されました</translation>
    </message>
    <message>
        <source>sudo refused</source>
        <translation>sudo に失敗しました</translation>
    </message>
    <message>
        <source>Not allowed</source>
        <translation>許可されていません</translation>
    </message>
    <message>
        <source>The server’s state moved on</source>
        <translation>サーバーの状態が先に進んでいます</translation>
    </message>
    <message>
        <source>The API server reported an error</source>
        <translation>API サーバーがエラーを返しました</translation>
    </message>
    <message>
        <source>A disruption budget blocks the drain</source>
        <translation>PodDisruptionBudget により退避できません</translation>
    </message>
    <message>
        <source>Pods keep data in emptyDir volumes</source>
        <translation>Pod が emptyDir にデータを保持しています</translation>
    </message>
    <message>
        <source>The effect could not be confirmed</source>
        <translation>結果を確認できませんでした</translation>
    </message>
    <message>
        <source>Declined</source>
        <translation>拒否されました</translation>
    </message>
    <message>
        <source>A fault in Kubemori</source>
        <translation>Kubemori の不具合です</translation>
    </message>
    <message>
        <source>It was stopped before it was done.</source>
        <translation>完了する前に中止しました。</translation>
    </message>
    <message>
        <source>The time allowed for this passed. Whether it still takes effect is not known.</source>
        <translation>制限時間を過ぎました。この後に効果が現れるかどうかは分かりません。</translation>
    </message>
    <message>
        <source>A value, option or file cannot be used as it is.</source>
        <translation>値、オプション、またはファイルをそのままでは使用できません。</translation>
    </message>
    <message>
        <source>A program or server answered something that cannot be true, so nothing was done with it.</source>
        <translation>プログラムまたはサーバーの応答が正しいものとは考えられないため、使用しませんでした。</translation>
    </message>
    <message>
        <source>The node, file or host does not exist.</source>
        <translation>ノード、ファイル、またはホストが存在しません。</translation>
    </message>
    <message>
        <source>It is there already and is not overwritten.</source>
        <translation>すでにあるため、上書きしません。</translation>
    </message>
    <message>
        <source>Reading or writing on this computer failed.</source>
        <translation>このコンピューターでの読み書きに失敗しました。</translation>
    </message>
    <message>
        <source>Another process owns it at the moment.</source>
        <translation>現在、別のプロセスが使用しています。</translation>
    </message>
    <message>
        <source>The program was not found on the machine it should run on.</source>
        <translation>実行先のマシンにプログラムが見つかりませんでした。</translation>
    </message>
    <message>
        <source>The program is there but could not be started.</source>
        <translation>プログラムはありますが、起動できませんでした。</translation>
    </message>
    <message>
        <source>The command ended with an error code.</source>
        <translation>コマンドがエラーコードで終了しました。</translation>
    </message>
    <message>
        <source>The host does not answer: its name, the network or the port.</source>
        <translation>ホストが応答しません。ホスト名、ネットワーク、またはポートに原因があります。</translation>
    </message>
    <message>
        <source>A connection that stood was cut. The command may still be running on the other side.</source>
        <translation>確立していた接続が切れました。接続先でコマンドがまだ動いている可能性があります。</translation>
    </message>
    <message>
        <source>The host is not in known_hosts and its key was not accepted, so no login was tried.</source>
        <translation>ホストが known_hosts になく、鍵が承認されなかったため、ログインは試みませんでした。</translation>
    </message>
    <message>
        <source>The host answers with another key than the one in known_hosts. It was reinstalled, or somebody sits between. No login was tried.</source>
        <translation>ホストの鍵が known_hosts のものと異なります。再インストールされたか、第三者が間に入っている可能性があります。ログインは試みませんでした。</translation>
    </message>
    <message>
        <source>The host accepted none of the ways to log in: agent, key file, password.</source>
        <translation>エージェント、鍵ファイル、パスワードのいずれの方法でもログインできませんでした。</translation>
    </message>
    <message>
        <source>The password was wrong, or the user may not use sudo.</source>
        <translation>パスワードが違うか、ユーザーに sudo の権限がありません。</translation>
    </message>
    <message>
        <source>The login worked, but this user may not do it.</source>
        <translation>ログインはできましたが、このユーザーには権限がありません。</translation>
    </message>
    <message>
        <source>The list was too old and is read again.</source>
        <translation>一覧が古くなったため、読み直します。</translation>
    </message>
    <message>
        <source>The Kubernetes API answered, but could not do it.</source>
        <translation>Kubernetes API は応答しましたが、処理できませんでした。</translation>
    </message>
    <message>
        <source>Evicting a pod would leave fewer healthy pods than its PodDisruptionBudget allows.</source>
        <translation>Pod を退避すると、正常な Pod の数が PodDisruptionBudget の許容数を下回ります。</translation>
    </message>
    <message>
        <source>The drain would delete data that lives only on this node.</source>
        <translation>退避を行うと、このノードにしかないデータが削除されます。</translation>
    </message>
    <message>
        <source>The command reported success, but what it should change was not seen to change.</source>
        <translation>コマンドは成功しましたが、変わるはずの状態が変わったことを確認できませんでした。</translation>
    </message>
    <message>
        <source>The question was answered with no.</source>
        <translation>質問に「いいえ」と回答されました。</translation>
    </message>
    <message>
        <source>Something happened that should be impossible.</source>
        <translation>起こるはずのないことが起こりました。</translation>
    </message>
    <message>
        <source>Look at the node and the log, then try again.</source>
        <translation>ノードとログを確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Correct it and try again.</source>
        <translation>修正してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Check the name; it may have been removed meanwhile.</source>
        <translation>名前を確認してください。すでに削除された可能性もあります。</translation>
    </message>
    <message>
        <source>Check permissions and free space.</source>
        <translation>アクセス権と空き容量を確認してください。</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>他のプログラムを終了してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Install the program there, or correct its path in clusters.yaml.</source>
        <translation>プログラムをインストールするか、clusters.yaml のパスを修正してください。</translation>
    </message>
    <message>
        <source>The log shows the command and what it printed.</source>
        <translation>コマンドとその出力はログで確認できます。</translation>
    </message>
    <message>
        <source>Check that the machine runs and can be reached, then try again.</source>
        <translation>マシンが動作していて到達できることを確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the host’s own, then connect again and accept it.</source>
        <translation>フィンガープリントをホスト側のものと照合し、再接続して承認してください。</translation>
    </message>
    <message>
        <source>Find out why it changed. Only then remove the old line from known_hosts.</source>
        <translation>変わった理由を確認してください。known_hosts の古い行を削除するのは、その後にしてください。</translation>
    </message>
    <message>
        <source>Check user, key and agent in clusters.yaml and ~/.ssh/config.</source>
        <translation>clusters.yaml と ~/.ssh/config のユーザー、鍵、エージェントを確認してください。</translation>
    </message>
    <message>
        <source>Try again with the right password, or ask for the sudo right on that host.</source>
        <translation>正しいパスワードでもう一度試すか、そのホストでの sudo の権限を依頼してください。</translation>
    </message>
    <message>
        <source>Use a user with the rights for it, or correct the rights.</source>
        <translation>権限のあるユーザーを使用するか、権限を修正してください。</translation>
    </message>
    <message>
        <source>Look at the state of the control plane, then try again.</source>
        <translation>コントロールプレーンの状態を確認してから、もう一度お試しください。</translation>
    </message>
    <message>
        <source>Bring the application back to full strength or raise its replicas, then retry.</source>
        <translation>アプリケーションを正常な状態に戻すか、レプリカ数を増やしてから再試行してください。</translation>
    </message>
    <message>
        <source>Save what is needed, or agree to lose it.</source>
        <translation>必要なデータを保存するか、失われることに同意してください。</translation>
    </message>
    <message>
        <source>Look at the node itself before going on.</source>
        <translation>続ける前に、ノードそのものを確認してください。</translation>
    </message>
    <message>
        <source>Please report it together with the log.</source>
        <translation>ログを添えてご報告ください。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>where: what happened</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Not all gates are open</source>
        <translation>開いていないゲートがあります</translation>
    </message>
    <message>
        <source>Before it goes on, the cluster has to be in order. What is listed is not, or could not be seen.</source>
        <translation>続行する前に、クラスターが正常であることが必要です。一覧の項目は正常でないか、確認できませんでした。</translation>
    </message>
    <message>
        <source>Put it in order and retry.</source>
        <translation>正常に戻してから再試行してください。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ForceDeleteDialog</name>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Type the pod&apos;s name to confirm: %1</source>
        <translation>確認のため Pod の名前を入力してください: %1</translation>
    </message>
    <message>
        <source>Name of the pod</source>
        <translation>Pod の名前</translation>
    </message>
    <message>
        <source>&amp;Delete by force</source>
        <translation>強制削除(&amp;D)</translation>
    </message>
    <message>
        <source>Do &amp;nothing</source>
        <translation>何もしない(&amp;N)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ForecastModel</name>
    <message>
        <source>%1. %2</source>
        <comment>number in the order, node</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Move</source>
        <comment>pods that go to other nodes</comment>
        <translation>移動</translation>
    </message>
    <message>
        <source>Stay</source>
        <comment>pods that remain on the node</comment>
        <translation>残留</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>What to expect</source>
        <translation>予想される内容</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ForecastText</name>
    <message>
        <source>Blocks</source>
        <comment>severity: the drain cannot end</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>severity</comment>
        <translation>情報</translation>
    </message>
    <message>
        <source>%1 has more than one PodDisruptionBudget (%2): the server refuses its eviction for good. Delete one of them or change its selector.</source>
        <translation>%1 に複数の PodDisruptionBudget (%2) が適用されているため、サーバーは退避を常に拒否します。どれかを削除するか、セレクターを変更してください。</translation>
    </message>
    <message>
        <source>PodDisruptionBudget %1 (%2; %3 of %4 healthy)</source>
        <comment>name, rule, healthy pods, all pods</comment>
        <translation>PodDisruptionBudget %1 (%2、正常 %3 / %4)</translation>
    </message>
    <message>
        <source>%1 wants as many healthy pods as there are: it never lets one go. Scale up or relax it.</source>
        <translation>%1 は存在する Pod すべてが正常であることを要求するため、退避は決して許可されません。レプリカを増やすか、条件を緩めてください。</translation>
    </message>
    <message>
        <source>%1 lets none go, and no pod is on its way to change that.</source>
        <translation>%1 は退避を許可せず、状況を変える Pod の起動も見込まれません。</translation>
    </message>
    <message>
        <source>%1 lets none go any more: pods that left before are not back.</source>
        <translation>%1 は、先に退避した Pod が戻っていないため、これ以上の退避を許可しません。</translation>
    </message>
    <message>
        <source>%1 lets none go now: the drain waits until pods that are not Ready have become so.</source>
        <translation>%1 は現在退避を許可しません。Ready でない Pod が Ready になるまで退避は待機します。</translation>
    </message>
    <message numerus="yes">
        <source>%1 lets %n pod(s) go in turns, each when the one before is Ready elsewhere.</source>
        <translation>
            <numerusform>%1 は Pod %n 個の退避を順番に許可します。前の Pod が別のノードで Ready になってから次が退避します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lets %n pod(s) go.</source>
        <translation>
            <numerusform>%1 は Pod %n 個の退避を許可します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n pod(s) will be Pending.</source>
        <comment>workload</comment>
        <translation>
            <numerusform>%1: Pod %n 個が Pending になります。</numerusform>
        </translation>
    </message>
    <message>
        <source>No other node takes pods then.</source>
        <translation>その時点で Pod を配置できるノードがほかにありません。</translation>
    </message>
    <message numerus="yes">
        <source>Anti-affinity, affinity or a host port leaves none of the %n other node(s).</source>
        <translation>
            <numerusform>アンチアフィニティ、アフィニティまたはホストポートのため、ほかの %n 台のノードには配置できません。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n other node(s) has so much free: a pod asks for %1; the most free is %2.</source>
        <translation>
            <numerusform>ほかの %n 台のノードには空きが足りません。Pod の要求は %1、最大の空きは %2 です。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>None of the %n other node(s) may take it: node selector, taint or volume.</source>
        <translation>
            <numerusform>ノードセレクター、taint またはボリュームのため、ほかの %n 台のノードには配置できません。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no controller, and clusters.yaml does not allow such pods to be deleted: the drain is refused.</source>
        <translation>%1 にはコントローラーがなく、clusters.yaml ではそのような Pod の削除が許可されていないため、退避は拒否されます。</translation>
    </message>
    <message>
        <source>%1 has no controller: once evicted, nobody makes it again.</source>
        <translation>%1 にはコントローラーがないため、退避すると再作成されません。</translation>
    </message>
    <message>
        <source>%1 keeps data in emptyDir, and clusters.yaml says to keep it: the drain is refused.</source>
        <translation>%1 は emptyDir にデータを持ち、clusters.yaml では保持する設定のため、退避は拒否されます。</translation>
    </message>
    <message>
        <source>%1 keeps data in emptyDir: it is lost with the pod.</source>
        <translation>%1 は emptyDir にデータを持ち、Pod とともに失われます。</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) of DaemonSets, and clusters.yaml does not ignore them: the drain is refused.</source>
        <translation>
            <numerusform>DaemonSet の Pod が %n 個あり、clusters.yaml では無視しない設定のため、退避は拒否されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2) has a single replica: it is away until its new pod is Ready.</source>
        <translation>%1 (%2) のレプリカは 1 個だけです。新しい Pod が Ready になるまで停止します。</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%2): no pod is Ready elsewhere when the %n pod(s) on this node leave. It is away until a new one is Ready.</source>
        <translation>
            <numerusform>%1 (%2): このノードの Pod %n 個が退避すると、ほかに Ready の Pod がありません。新しい Pod が Ready になるまで停止します。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) cannot leave</source>
        <translation>
            <numerusform>退避できない Pod %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n move(s)</source>
        <comment>pods of a node</comment>
        <translation>
            <numerusform>移動 %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <comment>pods of a node</comment>
        <translation>
            <numerusform>消失 %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stay(s)</source>
        <comment>pods of a node</comment>
        <translation>
            <numerusform>残留 %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>No pods</source>
        <translation>Pod なし</translation>
    </message>
    <message numerus="yes">
        <source>%n pod(s) move. They ask for %1; the other nodes have %2 free.</source>
        <translation>
            <numerusform>Pod %n 個が移動します。要求は合計 %1、ほかのノードの空きは %2 です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not touched by the drain: %1 of DaemonSets, %2 static.</source>
        <comment>numbers of pods</comment>
        <translation>退避の対象外: DaemonSet %1 個、static Pod %2 個。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>pod, requests</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2), no place</source>
        <comment>pod, requests</comment>
        <translation>%1 (%2)、配置先なし</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) will block</source>
        <translation>
            <numerusform>停止要因 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>警告 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing in the way</source>
        <translation>支障なし</translation>
    </message>
    <message>
        <source>about %1 s</source>
        <comment>seconds</comment>
        <translation>約 %1 秒</translation>
    </message>
    <message>
        <source>about %1 min</source>
        <comment>minutes</comment>
        <translation>約 %1 分</translation>
    </message>
    <message>
        <source>about %1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>約 %1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 CPU, %2</source>
        <comment>processors, memory</comment>
        <translation>CPU %1、%2</translation>
    </message>
    <message>
        <source>duration not known: no past run to judge by</source>
        <translation>所要時間は不明 (過去の実行なし)</translation>
    </message>
    <message numerus="yes">
        <source>%1, from %n past run(s)</source>
        <comment>about 25 min</comment>
        <translation>
            <numerusform>%1 (過去 %n 回の実績)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ForecastView</name>
    <message>
        <source>Forecast…</source>
        <translation>予測中…</translation>
    </message>
    <message>
        <source>Looking at what the drains will meet…</source>
        <translation>退避で起こることを調べています…</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>予測</translation>
    </message>
    <message>
        <source>No forecast</source>
        <translation>予測なし</translation>
    </message>
    <message>
        <source>There is no forecast, the plan can be run without one: %1</source>
        <translation>予測を作成できませんでした。計画は予測なしでも実行できます: %1</translation>
    </message>
    <message>
        <source>Forecast: %1</source>
        <translation>予測: %1</translation>
    </message>
    <message>
        <source>The forecast follows the plan.</source>
        <translation>予測は計画の後に表示されます。</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s), each when its turn comes, the worst first:</source>
        <translation>
            <numerusform>ノード %n 台、それぞれの順番が来たときの予測 (重大な順):</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::GateList</name>
    <message>
        <source>Gates</source>
        <translation>ゲート</translation>
    </message>
    <message>
        <source>Says</source>
        <comment>a gate says: blocks, passes</comment>
        <translation>判定</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>ゲート</translation>
    </message>
    <message>
        <source>About</source>
        <comment>what a finding is about</comment>
        <translation>対象</translation>
    </message>
    <message>
        <source>Seen</source>
        <comment>what a gate saw</comment>
        <translation>確認した内容</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::GateText</name>
    <message>
        <source>Other nodes</source>
        <comment>gate</comment>
        <translation>他のノード</translation>
    </message>
    <message>
        <source>Workloads</source>
        <comment>gate</comment>
        <translation>ワークロード</translation>
    </message>
    <message>
        <source>Disruption budgets</source>
        <comment>gate</comment>
        <translation>PodDisruptionBudget</translation>
    </message>
    <message>
        <source>API servers</source>
        <comment>gate</comment>
        <translation>API サーバー</translation>
    </message>
    <message>
        <source>etcd</source>
        <comment>gate</comment>
        <translation>etcd</translation>
    </message>
    <message>
        <source>Ceph (Rook)</source>
        <comment>gate</comment>
        <translation>Ceph (Rook)</translation>
    </message>
    <message>
        <source>Volumes</source>
        <comment>gate</comment>
        <translation>ボリューム</translation>
    </message>
    <message>
        <source>Alerts</source>
        <comment>gate: of Prometheus</comment>
        <translation>アラート</translation>
    </message>
    <message>
        <source>Maintenance window</source>
        <comment>gate</comment>
        <translation>作業時間帯</translation>
    </message>
    <message>
        <source>All other nodes are Ready.</source>
        <translation>他のすべてのノードが Ready です。</translation>
    </message>
    <message>
        <source>No workload is worse off than before the start.</source>
        <translation>開始前より状態が悪いワークロードはありません。</translation>
    </message>
    <message>
        <source>No disruption budget holds a pod of this node.</source>
        <translation>このノードの Pod を引き止める PodDisruptionBudget はありません。</translation>
    </message>
    <message>
        <source>Every API server says that it is ready.</source>
        <translation>すべての API サーバーが準備完了です。</translation>
    </message>
    <message>
        <source>etcd is healthy, has a quorum without this node, and its leader is elsewhere.</source>
        <translation>etcd は正常で、このノードがなくても過半数を保ち、リーダーは別のノードにあります。</translation>
    </message>
    <message>
        <source>Rook’s Ceph clusters are HEALTH_OK.</source>
        <translation>Rook の Ceph クラスターは HEALTH_OK です。</translation>
    </message>
    <message>
        <source>No volume is left attached to this node.</source>
        <translation>このノードに接続されたままのボリュームはありません。</translation>
    </message>
    <message>
        <source>No alert of Prometheus fires.</source>
        <translation>発生中の Prometheus アラートはありません。</translation>
    </message>
    <message>
        <source>It is the time at which nodes may go.</source>
        <translation>ノードを再起動してよい時間帯です。</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>what a gate says</comment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Warns</source>
        <comment>what a gate says</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Blocks</source>
        <comment>what a gate says</comment>
        <translation>阻止</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>what a gate says: it could not look</comment>
        <translation>不明</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::HostKeyDialog</name>
    <message>
        <source>Unknown host</source>
        <translation>未知のホスト</translation>
    </message>
    <message>
        <source>Connect to %1 for the first time?</source>
        <translation>%1 に初めて接続しますか？</translation>
    </message>
    <message>
        <source>This computer does not know the host’s key yet. Compare the fingerprint with the one shown on the host itself (ssh-keygen -lf). Accept only when they are the same; the key is then kept in known_hosts.</source>
        <translation>このコンピューターは、ホストの鍵をまだ知りません。フィンガープリントを、ホスト側で表示したもの (ssh-keygen -lf) と照合してください。一致する場合だけ承認してください。承認した鍵は known_hosts に保存されます。</translation>
    </message>
    <message>
        <source>Host:</source>
        <translation>ホスト:</translation>
    </message>
    <message>
        <source>Key type:</source>
        <translation>鍵の種類:</translation>
    </message>
    <message>
        <source>Fingerprint:</source>
        <translation>フィンガープリント:</translation>
    </message>
    <message>
        <source>&amp;Accept and remember</source>
        <translation>承認して保存(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Do not connect</source>
        <translation>接続しない(&amp;D)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::LogPanel</name>
    <message>
        <source>Search the log</source>
        <translation>ログを検索</translation>
    </message>
    <message>
        <source>All nodes</source>
        <translation>すべてのノード</translation>
    </message>
    <message>
        <source>Show only the lines of one node</source>
        <translation>選んだノードの行だけを表示</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>前の一致 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>次の一致 (F3)</translation>
    </message>
    <message>
        <source>Match upper and lower case</source>
        <translation>大文字と小文字を区別</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正規表現</translation>
    </message>
    <message>
        <source>Only Matches</source>
        <translation>一致のみ</translation>
    </message>
    <message>
        <source>Show only lines that match the search</source>
        <translation>検索に一致する行だけを表示</translation>
    </message>
    <message>
        <source>Not a regular expression</source>
        <translation>正規表現として正しくありません</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>一致なし</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索中…</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s)</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 lines</source>
        <translation>%L1 行</translation>
    </message>
    <message>
        <source>%1 (%L2 older ones no longer held)</source>
        <translation>%1 (古い %L2 行は破棄済み)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::LogView</name>
    <message numerus="yes">
        <source>%n new line(s) ↓</source>
        <translation>
            <numerusform>新しい行 %n 行 ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>すべて選択(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Keep the newest lines in view (End)</source>
        <translation>最新の行を常に表示 (End)</translation>
    </message>
    <message>
        <source>&amp;Wrap Lines</source>
        <translation>行を折り返す</translation>
    </message>
    <message>
        <source>Break long lines at the edge of the window</source>
        <translation>長い行をウィンドウの端で折り返す</translation>
    </message>
    <message>
        <source>Show &amp;Time and Node</source>
        <translation>時刻とノードを表示(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Save As…</source>
        <translation>名前を付けて保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the whole log as a text file</source>
        <translation>ログ全体をテキストファイルに保存</translation>
    </message>
    <message>
        <source>Go to the newest lines and follow them</source>
        <translation>最新の行へ移動して追従</translation>
    </message>
    <message>
        <source>Save Log</source>
        <translation>ログの保存</translation>
    </message>
    <message>
        <source>Logs (*.log *.txt)</source>
        <translation>ログ (*.log *.txt)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>すべてのファイル (*)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::MainWindow</name>
    <message>
        <source>There is no cluster “%1” in %2.</source>
        <translation>クラスター「%1」は %2 にありません。</translation>
    </message>
    <message>
        <source>Kubemori</source>
        <translation>Kubemori</translation>
    </message>
    <message>
        <source>%1 – Kubemori</source>
        <comment>cluster</comment>
        <translation>%1 – Kubemori</translation>
    </message>
    <message numerus="yes">
        <source>Uncordon %n node(s)?</source>
        <translation>
            <numerusform>ノード %n 台の配置を再開しますか？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cordon %n node(s)?</source>
        <translation>
            <numerusform>ノード %n 台の配置を停止しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>New pods are allowed on these nodes again. These commands run, one after the other:</source>
        <translation>これらのノードへの新しい Pod の配置を再開します。次のコマンドを順に実行します。</translation>
    </message>
    <message>
        <source>No new pods come onto these nodes; those running stay. These commands run, one after the other:</source>
        <translation>これらのノードに新しい Pod を配置しないようにします。実行中の Pod はそのままです。次のコマンドを順に実行します。</translation>
    </message>
    <message>
        <source>&amp;Uncordon</source>
        <translation>配置再開 (uncordon)(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Cordon</source>
        <translation>配置停止 (cordon)(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>An operation is running</source>
        <translation>操作を実行中です</translation>
    </message>
    <message>
        <source>%1: the operation needs this window. It can go on in the background, or be stopped: the step under way is ended and put back where that is safe, then the window closes.</source>
        <translation>%1: 操作にはこのウィンドウが必要です。バックグラウンドで続けるか、中止できます。中止する場合は、実行中の手順を終え、安全な範囲で元に戻してからウィンドウを閉じます。</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>実行を続ける(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>中止して閉じる(&amp;S)</translation>
    </message>
    <message>
        <source>Kubemori %1</source>
        <translation>Kubemori %1</translation>
    </message>
    <message>
        <source>Keeps Kubernetes clusters that were installed with Kubespray: shows every node live and reboots them in order.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Kubespray で構築した Kubernetes クラスターを管理します。すべてのノードの状態をリアルタイムに表示し、順番に再起動します。

GNU General Public License バージョン 3 以降に基づくフリーソフトウェアです。いかなる保証もありません。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cluster</source>
        <translation>クラスター(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Nodes</source>
        <translation>ノード(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>Toolbar</source>
        <translation>ツールバー</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>&amp;Log</source>
        <translation>ログ(&amp;L)</translation>
    </message>
    <message>
        <source>State of the connection</source>
        <translation>接続の状態</translation>
    </message>
    <message>
        <source>Nodes by state</source>
        <translation>状態別のノード数</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::MessageBar</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>メッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NoClustersPage</name>
    <message>
        <source>No cluster yet</source>
        <translation>クラスターがまだありません</translation>
    </message>
    <message>
        <source>Kubemori reads its clusters from this file:
%1
Write one entry for each cluster, as below, then start Kubemori again. Passwords do not belong there; they are asked for when needed.</source>
        <translation>Kubemori は次のファイルからクラスターを読み込みます。
%1
下の例のように、クラスターごとに 1 項目を書き、Kubemori を再起動してください。パスワードは書かないでください。必要なときにお尋ねします。</translation>
    </message>
    <message>
        <source>The list of clusters cannot be used</source>
        <translation>クラスターの一覧を使用できません</translation>
    </message>
    <message>
        <source>Correct these places, then start Kubemori again:
%1
A cluster looks like this:</source>
        <translation>次の箇所を修正し、Kubemori を再起動してください。
%1
クラスターの書き方の例:</translation>
    </message>
    <message>
        <source>Example of clusters.yaml</source>
        <translation>clusters.yaml の例</translation>
    </message>
    <message>
        <source>&amp;Copy the example</source>
        <translation>例をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>フォルダーを開く(&amp;O)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NodeChooser</name>
    <message>
        <source>Nodes</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>&amp;All nodes</source>
        <translation>すべてのノード(&amp;A)</translation>
    </message>
    <message>
        <source>Nodes to reboot</source>
        <translation>再起動するノード</translation>
    </message>
    <message>
        <source>&amp;Only nodes that need a reboot</source>
        <translation>再起動が必要なノードのみ(&amp;O)</translation>
    </message>
    <message>
        <source>Asks every node now whether it needs one</source>
        <translation>再起動が必要かどうか、いま全ノードに確認します</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NodeOrderDialog</name>
    <message>
        <source>Order of the nodes</source>
        <translation>ノードの順序</translation>
    </message>
    <message>
        <source>These nodes wait. The first one is next. A node that begins meanwhile stays where it is.</source>
        <translation>これらのノードは待機中です。先頭が次のノードです。この間に開始されたノードの順序は変わりません。</translation>
    </message>
    <message>
        <source>Nodes that wait</source>
        <translation>待機中のノード</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上へ(&amp;U)</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>下へ(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>適用(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NodePanel</name>
    <message>
        <source>All states</source>
        <translation>すべての状態</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s) shown</source>
        <translation>
            <numerusform>%n 台中 %1 台を表示</numerusform>
        </translation>
    </message>
    <message>
        <source>No node matches</source>
        <translation>一致するノードがありません</translation>
    </message>
    <message>
        <source>Change the words or the state in the filter above.</source>
        <translation>上の絞り込みの語句または状態を変更してください。</translation>
    </message>
    <message>
        <source>No nodes</source>
        <translation>ノードがありません</translation>
    </message>
    <message>
        <source>The cluster answers, but has no node.</source>
        <translation>クラスターは応答していますが、ノードがありません。</translation>
    </message>
    <message>
        <source>Reading the nodes…</source>
        <translation>ノードを読み込み中…</translation>
    </message>
    <message>
        <source>They appear here as soon as the cluster answers.</source>
        <translation>クラスターが応答すると、ここに表示されます。</translation>
    </message>
    <message>
        <source>Nodes of the cluster</source>
        <translation>クラスターのノード</translation>
    </message>
    <message>
        <source>Filter nodes</source>
        <translation>ノードを絞り込み</translation>
    </message>
    <message>
        <source>Words that must occur in any column (Ctrl+F)</source>
        <translation>いずれかの列に含まれる語句 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>状態で絞り込み</translation>
    </message>
    <message>
        <source>Reboot: all</source>
        <translation>再起動: すべて</translation>
    </message>
    <message>
        <source>Reboot required</source>
        <translation>再起動が必要</translation>
    </message>
    <message>
        <source>No reboot required</source>
        <translation>再起動は不要</translation>
    </message>
    <message>
        <source>Reboot: unknown</source>
        <translation>再起動: 不明</translation>
    </message>
    <message>
        <source>Filter by whether a reboot is required</source>
        <translation>再起動の要否で絞り込み</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NodeResultModel</name>
    <message>
        <source>Left cordoned</source>
        <translation>配置停止のまま</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Boot ID before</source>
        <translation>再起動前のブート ID</translation>
    </message>
    <message>
        <source>Boot ID after</source>
        <translation>再起動後のブート ID</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Not put back: %1</source>
        <translation>元に戻っていません: %1</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NodeTableModel</name>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>ロール</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Scheduling</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>OS</source>
        <translation>OS</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>カーネル</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>ランタイム</translation>
    </message>
    <message>
        <source>Ping</source>
        <translation>Ping</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>応答なし</translation>
    </message>
    <message>
        <source>–</source>
        <comment>ping: not known</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>Not pinged yet</source>
        <translation>まだ ping を送っていません</translation>
    </message>
    <message numerus="yes">
        <source>Last %n ping(s): %1 answered, %2 lost, %3 not sent</source>
        <translation>
            <numerusform>直近 %n 回の ping: 応答 %1、損失 %2、未送信 %3</numerusform>
        </translation>
    </message>
    <message>
        <source>Reboot required</source>
        <translation>再起動の要否</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NodeTableView</name>
    <message>
        <source>Nodes</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Columns of the node table</source>
        <translation>ノード一覧の列</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::OperationControls</name>
    <message>
        <source>&amp;Go on</source>
        <translation>続行(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>Begin the next step</source>
        <translation>次の手順を開始します</translation>
    </message>
    <message>
        <source>Finish the step under way, then stand still</source>
        <translation>実行中の手順を終えてから停止します</translation>
    </message>
    <message>
        <source>%1 (under way)…</source>
        <translation>%1 (実行中)…</translation>
    </message>
    <message>
        <source>Leave %1 out?</source>
        <translation>%1 を省略しますか？</translation>
    </message>
    <message>
        <source>The step under way is ended and the node is put back where that is safe. A node that is restarting now comes back by itself, but may stay cordoned. The operation goes on with the next node.</source>
        <translation>実行中の手順を終了し、安全な範囲でノードを元に戻します。再起動中のノードは自動で復帰しますが、配置停止のままになることがあります。操作は次のノードに進みます。</translation>
    </message>
    <message>
        <source>&amp;Leave it out</source>
        <translation>省略(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>その他(&amp;M)</translation>
    </message>
    <message>
        <source>More ways to control the operation</source>
        <translation>操作のその他の制御</translation>
    </message>
    <message>
        <source>&amp;Stop after this node</source>
        <translation>このノードの後で中止(&amp;S)</translation>
    </message>
    <message>
        <source>Finish the node under way and begin no other</source>
        <translation>実行中のノードを終え、次のノードを開始しません</translation>
    </message>
    <message>
        <source>&amp;Leave out</source>
        <translation>省略(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Change the order…</source>
        <translation>順序の変更(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Cancel…</source>
        <translation>中止(&amp;C)…</translation>
    </message>
    <message>
        <source>Stop the operation</source>
        <translation>操作を中止します</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::OperationText</name>
    <message>
        <source>Rolling reboot</source>
        <translation>ローリング再起動</translation>
    </message>
    <message>
        <source>Cordon</source>
        <comment>step</comment>
        <translation>配置停止</translation>
    </message>
    <message>
        <source>Drain</source>
        <comment>step</comment>
        <translation>退避</translation>
    </message>
    <message>
        <source>Reboot</source>
        <comment>step</comment>
        <translation>再起動</translation>
    </message>
    <message>
        <source>Down</source>
        <comment>step: wait until the node is down</comment>
        <translation>停止確認</translation>
    </message>
    <message>
        <source>Up</source>
        <comment>step: wait until the node is up</comment>
        <translation>起動確認</translation>
    </message>
    <message>
        <source>Ready</source>
        <comment>step: wait until the node is Ready</comment>
        <translation>Ready 確認</translation>
    </message>
    <message>
        <source>Uncordon</source>
        <comment>step</comment>
        <translation>配置再開</translation>
    </message>
    <message>
        <source>No new pods on this node</source>
        <translation>新しい Pod を配置しない (cordon)</translation>
    </message>
    <message>
        <source>Move its pods to other nodes</source>
        <translation>Pod を他のノードへ移す (drain)</translation>
    </message>
    <message>
        <source>Restart the machine</source>
        <translation>マシンを再起動する</translation>
    </message>
    <message>
        <source>Wait until it is seen to be down</source>
        <translation>停止したことを確認するまで待つ</translation>
    </message>
    <message>
        <source>Wait until it answers with a new boot ID</source>
        <translation>新しいブート ID で応答するまで待つ</translation>
    </message>
    <message>
        <source>Wait until Kubernetes reports Ready after the boot</source>
        <translation>起動後に Kubernetes が Ready と報告するまで待つ</translation>
    </message>
    <message>
        <source>Allow new pods again</source>
        <translation>新しい Pod の配置を再開する (uncordon)</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>step state</comment>
        <translation>待機</translation>
    </message>
    <message>
        <source>Checking</source>
        <comment>step state</comment>
        <translation>確認中</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>step state</comment>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Verifying</source>
        <comment>step state</comment>
        <translation>検証中</translation>
    </message>
    <message>
        <source>Needs you</source>
        <comment>step state: waits for a person&apos;s answer</comment>
        <translation>回答待ち</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>step state</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>Was done</source>
        <comment>step state: it was true before</comment>
        <translation>実施済み</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>step state</comment>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>step state</comment>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>Skipped</source>
        <comment>step state</comment>
        <translation>省略</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <comment>step state</comment>
        <translation>中断</translation>
    </message>
    <message>
        <source>Unclear</source>
        <comment>step state: effect could not be determined</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Finished: everything was done</source>
        <translation>終了: すべて完了しました</translation>
    </message>
    <message>
        <source>Finished: there was nothing to do</source>
        <translation>終了: 行うことはありませんでした</translation>
    </message>
    <message>
        <source>Finished with a failure</source>
        <translation>終了: 失敗しました</translation>
    </message>
    <message>
        <source>Finished: stopped before the end</source>
        <translation>終了: 途中で中止しました</translation>
    </message>
    <message>
        <source>Finished, but the result is unclear</source>
        <translation>終了: 結果を確認できませんでした</translation>
    </message>
    <message>
        <source>Rebooted</source>
        <comment>node result</comment>
        <translation>再起動済み</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <comment>node result</comment>
        <translation>対象外</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>node result</comment>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>node result</comment>
        <translation>中止</translation>
    </message>
    <message>
        <source>Untouched</source>
        <comment>node result</comment>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>Unclear</source>
        <comment>node result</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>再試行(&amp;R)</translation>
    </message>
    <message>
        <source>S&amp;kip %1</source>
        <translation>%1 を省略(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Stop here</source>
        <translation>ここで中止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Delete the data and drain</source>
        <translation>データを削除して退避(&amp;D)</translation>
    </message>
    <message>
        <source>Tries this step again; what is done already is not repeated.</source>
        <translation>この手順をもう一度行います。済んだことは繰り返しません。</translation>
    </message>
    <message>
        <source>Leaves %1 out, puts it back where that is safe, and goes on with the next node.</source>
        <translation>%1 を対象から外し、安全な範囲で元に戻してから次のノードへ進みます。</translation>
    </message>
    <message>
        <source>Ends the operation. Nodes not reached yet stay untouched.</source>
        <translation>操作を終了します。まだ始めていないノードには変更を加えません。</translation>
    </message>
    <message>
        <source>Drains again with --delete-emptydir-data. The data listed here is lost.</source>
        <translation>--delete-emptydir-data を付けて退避をやり直します。ここに示すデータは失われます。</translation>
    </message>
    <message>
        <source>%1 is cordoned already and stays cordoned afterwards.</source>
        <translation>%1 はすでに配置停止中です。終了後も配置停止のままにします。</translation>
    </message>
    <message>
        <source>%1 is not Ready now.</source>
        <translation>%1 は現在 Ready ではありません。</translation>
    </message>
    <message>
        <source>%1 is the only control plane: the Kubernetes API is away while it reboots.</source>
        <translation>%1 は唯一のコントロールプレーンです。再起動中は Kubernetes API を使用できません。</translation>
    </message>
    <message>
        <source>kubectl runs on %1; another control plane takes over while it reboots.</source>
        <translation>kubectl は %1 で実行しています。再起動中は別のコントロールプレーンで実行します。</translation>
    </message>
    <message>
        <source>Relax the disruption budget</source>
        <translation>PodDisruptionBudget を緩和</translation>
    </message>
    <message>
        <source>One more replica</source>
        <translation>レプリカを 1 つ追加</translation>
    </message>
    <message>
        <source>Delete the pod by force</source>
        <translation>Pod を強制削除</translation>
    </message>
    <message>
        <source>Gates</source>
        <comment>step: the conditions under which a node may go</comment>
        <translation>ゲート</translation>
    </message>
    <message>
        <source>Volumes</source>
        <comment>step: wait until volumes are detached</comment>
        <translation>ボリューム</translation>
    </message>
    <message>
        <source>Workloads</source>
        <comment>step: wait until workloads are back</comment>
        <translation>ワークロード</translation>
    </message>
    <message>
        <source>Wait until the cluster can do without this node</source>
        <translation>このノードがなくてもよい状態になるまで待つ</translation>
    </message>
    <message>
        <source>Wait until its volumes are let go</source>
        <translation>ボリュームが切り離されるまで待つ</translation>
    </message>
    <message>
        <source>Wait until the workloads are back as before the start</source>
        <translation>ワークロードが開始前の状態に戻るまで待つ</translation>
    </message>
    <message>
        <source>&amp;Accept and go on</source>
        <translation>承認して続行(&amp;A)</translation>
    </message>
    <message>
        <source>Goes on although not all gates are open, for this step only. Needs a reason, which is kept in the journal.</source>
        <translation>開いていないゲートがあっても、この手順に限り続行します。理由が必要で、ジャーナルに残ります。</translation>
    </message>
    <message>
        <source>Shutdown and start-up of the cluster</source>
        <translation>クラスターの停止と起動</translation>
    </message>
    <message>
        <source>Snapshot</source>
        <comment>step: of etcd</comment>
        <translation>スナップショット</translation>
    </message>
    <message>
        <source>Identity</source>
        <comment>step: who is there</comment>
        <translation>照合</translation>
    </message>
    <message>
        <source>Power off</source>
        <comment>step</comment>
        <translation>電源断</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>step: wait until the node is off</comment>
        <translation>停止確認</translation>
    </message>
    <message>
        <source>Rest</source>
        <comment>step: the cluster is off until somebody starts it up</comment>
        <translation>休止</translation>
    </message>
    <message>
        <source>Power on</source>
        <comment>step</comment>
        <translation>電源投入</translation>
    </message>
    <message>
        <source>Save etcd, check the snapshot, and copy it to this machine</source>
        <translation>etcd を保存し、スナップショットを検査して、このマシンに複製します</translation>
    </message>
    <message>
        <source>Make sure that ssh and Kubernetes mean the same machine</source>
        <translation>ssh と Kubernetes が同じマシンを指すことを確かめます</translation>
    </message>
    <message>
        <source>Switch the machine off</source>
        <translation>マシンの電源を切ります</translation>
    </message>
    <message>
        <source>Wait until it is seen to be off</source>
        <translation>停止したことを確認できるまで待ちます</translation>
    </message>
    <message>
        <source>The cluster is off; it is started up when you resume the operation</source>
        <translation>クラスターは停止しています。操作を再開すると起動します</translation>
    </message>
    <message>
        <source>Switch the machine on with the command of the profile</source>
        <translation>プロファイルのコマンドでマシンの電源を入れます</translation>
    </message>
    <message>
        <source>The cluster is off. Resume the operation to start it up when the power is back.</source>
        <translation>クラスターは停止しています。電源が戻ったら操作を再開して起動してください。</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>node result</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>etcd cannot be saved first: its certificates lie on the control planes, and this profile reaches the cluster through a kubeconfig.</source>
        <translation>事前に etcd を保存できません。証明書はコントロールプレーンにあり、このプロファイルは kubeconfig でクラスターに接続するためです。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::OperationView</name>
    <message>
        <source>Stopping…</source>
        <translation>中止しています…</translation>
    </message>
    <message>
        <source>Waits for your answer</source>
        <translation>回答待ち</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>node, step, what it does</comment>
        <translation>%1、%2: %3</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>text, what is seen</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s)</source>
        <comment>done of all</comment>
        <translation>
            <numerusform>%n 台中 %1 台</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 elapsed</source>
        <translation>経過 %1</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>残り約 %1</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進行状況</translation>
    </message>
    <message>
        <source>Left cordoned: %1. Uncordon when they are fine again.</source>
        <translation>配置停止のままのノード: %1。正常に戻ったら配置を再開してください。</translation>
    </message>
    <message>
        <source>Stop the operation?</source>
        <translation>操作を中止しますか？</translation>
    </message>
    <message>
        <source>The step under way is ended and put back where that is safe. Nodes not reached stay untouched. A node that is restarting now comes back by itself, but may stay cordoned.</source>
        <translation>実行中の手順を終え、安全な範囲で元に戻します。まだ始めていないノードには変更を加えません。再起動中のノードは自動で復帰しますが、配置停止のままになることがあります。</translation>
    </message>
    <message>
        <source>&amp;Stop the operation</source>
        <translation>操作を中止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>続ける(&amp;G)</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>No operation yet</source>
        <translation>操作はまだありません</translation>
    </message>
    <message>
        <source>“Rolling reboot…” restarts nodes one after the other. It shows the plan with the exact commands first; nothing runs before you say so.</source>
        <translation>「ローリング再起動…」でノードを 1 台ずつ再起動します。実行するコマンドをすべて含む計画を先に表示し、承認するまで何も実行しません。</translation>
    </message>
    <message>
        <source>Nodes and steps</source>
        <translation>ノードと手順</translation>
    </message>
    <message>
        <source>Result for each node</source>
        <translation>ノードごとの結果</translation>
    </message>
    <message>
        <source>Paused before the next step</source>
        <translation>次の手順の前で一時停止中</translation>
    </message>
    <message>
        <source>Changed for a drain and not put back: %1. The journal of the operation holds what it was before.</source>
        <translation>退避のために変更され、元に戻っていないもの: %1。元の内容は操作のジャーナルに残っています。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::PlanTreeModel</name>
    <message>
        <source>%1. %2</source>
        <comment>number in the order, node</comment>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>Node and step</source>
        <translation>ノードと手順</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>実行先</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>制限時間</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::PlanView</name>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Making the plan…</source>
        <translation>計画を作成しています…</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::PowerCycleDialog</name>
    <message numerus="yes">
        <source>%n node(s): off in this order, on in the reverse one</source>
        <translation>
            <numerusform>ノード %n 台: この順に停止し、逆の順に起動します</numerusform>
        </translation>
    </message>
    <message>
        <source>Needs a plan first</source>
        <translation>先に計画が必要です</translation>
    </message>
    <message>
        <source>Runs this plan</source>
        <translation>この計画を実行します</translation>
    </message>
    <message>
        <source>Needs the cluster’s name</source>
        <translation>クラスター名の入力が必要です</translation>
    </message>
    <message>
        <source>Shut down %1</source>
        <translation>%1 の停止</translation>
    </message>
    <message>
        <source>For a planned power cut. etcd is saved to this machine, every node is cordoned, then workers, storage and control planes are switched off. Everything on the cluster stops. When the power is back, the same operation waits for the nodes and uncordons those that take pods now.</source>
        <translation>計画停電のための操作です。etcd をこのマシンに保存し、全ノードを配置停止にしてから、worker、ストレージ、コントロールプレーンの順に電源を切ります。クラスター上のすべてが停止します。電源が戻ったら、同じ操作がノードの復帰を待ち、現在配置可のノードを配置再開します。</translation>
    </message>
    <message>
        <source>If a step fails or takes too long, it stops there and asks you. You can close Kubemori while the cluster is off; it asks at the next start whether to start it up.</source>
        <translation>手順が失敗したり長くかかったりしたときは、そこで止まって質問します。クラスターの停止中は Kubemori を終了できます。次に開いたとき、起動するかどうかをお尋ねします。</translation>
    </message>
    <message>
        <source>Type the cluster’s &amp;name, %1, to confirm:</source>
        <translation>確認のため、クラスター名「%1」を入力してください(&amp;N):</translation>
    </message>
    <message>
        <source>Name of the cluster</source>
        <translation>クラスター名</translation>
    </message>
    <message>
        <source>&amp;Shut down</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::QuestionBox</name>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::QuestionPanel</name>
    <message>
        <source>%1: pods keep data that the drain would delete</source>
        <translation>%1: 退避すると Pod のデータが削除されます</translation>
    </message>
    <message>
        <source>%1: %2. How shall it go on?</source>
        <comment>node, what happened</comment>
        <translation>%1: %2。どうしますか？</translation>
    </message>
    <message numerus="yes">
        <source>These %n pod(s) keep data in emptyDir volumes. It lives only on this node and is lost when they are moved:</source>
        <translation>
            <numerusform>次の %n 個の Pod は emptyDir にデータを保持しています。データはこのノードにしかなく、移動すると失われます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Pods with data in emptyDir volumes</source>
        <translation>emptyDir にデータを持つ Pod</translation>
    </message>
    <message>
        <source>Disruption budgets that block the drain</source>
        <translation>退避を妨げている PodDisruptionBudget</translation>
    </message>
    <message>
        <source>Disruption budget</source>
        <translation>PodDisruptionBudget</translation>
    </message>
    <message>
        <source>Pod that may not go</source>
        <translation>退避できない Pod</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Needed</source>
        <translation>必要</translation>
    </message>
    <message>
        <source>May go now</source>
        <translation>退避可能</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>To go on all the same, say why. It is kept in the journal:</source>
        <translation>それでも続行する場合は理由を入力してください。ジャーナルに残ります。</translation>
    </message>
    <message>
        <source>Reason, for example a change ticket</source>
        <translation>理由 (変更チケットの番号など)</translation>
    </message>
    <message>
        <source>Reason for going on</source>
        <translation>続行する理由</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RebootText</name>
    <message>
        <source>–</source>
        <comment>reboot required: not asked yet</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>reboot required</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>reboot required</comment>
        <translation>必要</translation>
    </message>
    <message>
        <source>No</source>
        <comment>reboot required</comment>
        <translation>不要</translation>
    </message>
    <message>
        <source>The node was not asked yet.</source>
        <translation>このノードにはまだ確認していません。</translation>
    </message>
    <message>
        <source>It is not known whether this node needs a reboot: %1</source>
        <translation>このノードに再起動が必要かどうかは不明です: %1</translation>
    </message>
    <message>
        <source>The node says that it needs no reboot.</source>
        <translation>再起動は不要、とノードが答えています。</translation>
    </message>
    <message>
        <source>The node says that it needs a reboot.</source>
        <translation>再起動が必要、とノードが答えています。</translation>
    </message>
    <message>
        <source>Packages that want it:</source>
        <translation>再起動を求めるパッケージ:</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <comment>packages</comment>
        <translation>
            <numerusform>ほか %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>it has neither /var/run/reboot-required nor needs-restarting. A command of your own can tell it (reboot_required in clusters.yaml).</source>
        <translation>/var/run/reboot-required も needs-restarting もありません。独自のコマンドで判定できます (clusters.yaml の reboot_required)。</translation>
    </message>
    <message>
        <source>a password would be needed, and none is asked for in the background.</source>
        <translation>パスワードが必要ですが、バックグラウンドの確認では入力を求めません。</translation>
    </message>
    <message>
        <source>its host key is not in known_hosts, and nobody is asked about it in the background.</source>
        <translation>ホスト鍵が known_hosts になく、バックグラウンドの確認では承認を求めません。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what happened, detail</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>names</comment>
        <translation>
            <numerusform>%1 ほか %n 台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ReconcilePanel</name>
    <message>
        <source>%1 was cut off. How shall it go on?</source>
        <comment>kind of operation</comment>
        <translation>%1が途中で途切れました。どうしますか？</translation>
    </message>
    <message>
        <source>%1 left a node cordoned. How shall it go on?</source>
        <comment>kind of operation</comment>
        <translation>%1がノードを配置停止のまま残しました。どうしますか？</translation>
    </message>
    <message>
        <source>(1 of %1)</source>
        <translation>(%1 件中 1 件目)</translation>
    </message>
    <message>
        <source>Nodes left mid-way</source>
        <translation>途中のまま残ったノード</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>再確認(&amp;L)</translation>
    </message>
    <message>
        <source>Ask the cluster again what is true of these nodes</source>
        <translation>これらのノードの現在の状態をクラスターに問い合わせます</translation>
    </message>
    <message>
        <source>Resume the operation?</source>
        <translation>操作を再開しますか？</translation>
    </message>
    <message>
        <source>Put the nodes back?</source>
        <translation>ノードを元に戻しますか？</translation>
    </message>
    <message>
        <source>Leave everything as it is?</source>
        <translation>現状のままにしますか？</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>The cluster was shut down. Is the power back?</source>
        <translation>クラスターは停止しています。電源は戻りましたか？</translation>
    </message>
    <message>
        <source>Start the cluster up?</source>
        <translation>クラスターを起動しますか？</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ReconcileText</name>
    <message>
        <source>Running</source>
        <comment>operation</comment>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Cut off</source>
        <comment>operation: its program died</comment>
        <translation>途切れ</translation>
    </message>
    <message>
        <source>Ended</source>
        <comment>operation</comment>
        <translation>終了</translation>
    </message>
    <message>
        <source>Left as it was</source>
        <comment>operation</comment>
        <translation>現状のまま</translation>
    </message>
    <message>
        <source>Unreadable</source>
        <comment>operation: damaged journal</comment>
        <translation>読み取り不可</translation>
    </message>
    <message>
        <source>%1 began it at %2. Its last record is from %3: the program or the machine died under it.</source>
        <translation>%1 が %2 に開始しました。最後の記録は %3 で、プログラムまたはマシンが途中で停止しました。</translation>
    </message>
    <message>
        <source>%1 began it at %2. It ended at %3 and left a node cordoned.</source>
        <translation>%1 が %2 に開始しました。%3 に終了し、ノードを配置停止のまま残しました。</translation>
    </message>
    <message>
        <source>Done: %1.</source>
        <translation>完了: %1。</translation>
    </message>
    <message>
        <source>Not touched: %1.</source>
        <translation>変更なし: %1。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step, its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>cordoned by this operation</source>
        <translation>この操作で配置停止</translation>
    </message>
    <message>
        <source>was cordoned before it began</source>
        <translation>開始前から配置停止</translation>
    </message>
    <message>
        <source>told to reboot</source>
        <translation>再起動を指示済み</translation>
    </message>
    <message>
        <source>Not known: the cluster does not answer</source>
        <translation>不明: クラスターが応答しません</translation>
    </message>
    <message>
        <source>No longer in the cluster</source>
        <translation>クラスターに存在しません</translation>
    </message>
    <message>
        <source>Not Ready</source>
        <translation>NotReady</translation>
    </message>
    <message>
        <source>Ready, cordoned</source>
        <translation>Ready、配置停止中</translation>
    </message>
    <message>
        <source>Ready, schedulable</source>
        <translation>Ready、配置可</translation>
    </message>
    <message>
        <source>has rebooted</source>
        <translation>再起動済み</translation>
    </message>
    <message>
        <source>still the old boot</source>
        <translation>まだ再起動前</translation>
    </message>
    <message>
        <source>claimed by %1</source>
        <translation>%1 が使用中</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>再開(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Put back</source>
        <translation>元に戻す(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Leave as it is</source>
        <translation>現状のまま(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>Goes on where it was. Each step first looks at what is already true; nothing is done twice.</source>
        <translation>途切れたところから続けます。各手順はまず現在の状態を確認し、同じことを二度行いません。</translation>
    </message>
    <message>
        <source>Begins nothing new. Uncordons the nodes that this operation cordoned and that are Ready; others stay cordoned and are named.</source>
        <translation>新しいことは始めません。この操作が配置停止にした Ready のノードを配置再開し、それ以外は配置停止のまま名前を示します。</translation>
    </message>
    <message>
        <source>Touches nothing and does not ask again. Cordoned nodes stay cordoned until you uncordon them.</source>
        <translation>何も変更せず、再び尋ねません。配置停止中のノードは、手動で配置再開するまでそのままです。</translation>
    </message>
    <message>
        <source>The cluster does not answer now. Resume waits for it, and asks when that takes too long.</source>
        <translation>現在クラスターが応答しません。再開すると応答を待ち、時間がかかりすぎる場合は確認します。</translation>
    </message>
    <message>
        <source>The nodes are back and Ready: putting them back is safe.</source>
        <translation>ノードは復帰し Ready です。安全に元に戻せます。</translation>
    </message>
    <message>
        <source>Resuming is safe: it looks at each node before it does anything, and stops to ask when something is not as expected.</source>
        <translation>安全に再開できます。実行前に各ノードを確認し、想定と異なる場合は止まって確認します。</translation>
    </message>
    <message>
        <source>%1 began it at %2. The cluster has been off since %3.</source>
        <translation>%1 が %2 に開始しました。クラスターは %3 から停止しています。</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>電源断</translation>
    </message>
    <message>
        <source>&amp;Start up</source>
        <translation>起動(&amp;S)</translation>
    </message>
    <message>
        <source>Switch the machines on, or have them switched on. It waits for the control planes, then for storage and workers, and uncordons the nodes that took pods before the shutdown.</source>
        <translation>マシンの電源を入れてください。コントロールプレーン、ストレージ、worker の順に復帰を待ち、停止前に配置可だったノードを配置再開します。</translation>
    </message>
    <message>
        <source>Start it up when the power is back. Nothing has to be in a hurry: it waits for each node, and asks when that takes too long.</source>
        <translation>電源が戻ったら起動してください。急ぐ必要はありません。各ノードを待ち、長くかかるときは質問します。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ReportLinks</name>
    <message>
        <source>There is no report of this operation: %1 was not written. The operation’s folder holds its journal.</source>
        <translation>この操作のレポートはありません: %1 は作成されませんでした。操作のフォルダーにジャーナルがあります。</translation>
    </message>
    <message>
        <source>This operation left no folder: %1 is not there.</source>
        <translation>この操作のフォルダーはありません: %1 が見つかりません。</translation>
    </message>
    <message>
        <source>This desktop has no program that opens %1. Open it yourself.</source>
        <translation>%1 を開くプログラムがこのデスクトップにありません。お手数ですが直接開いてください。</translation>
    </message>
    <message>
        <source>Report of the operation</source>
        <translation>操作のレポート</translation>
    </message>
    <message>
        <source>Open re&amp;port</source>
        <translation>レポートを開く(&amp;P)</translation>
    </message>
    <message>
        <source>Shows what was done, in the browser</source>
        <translation>実行した内容をブラウザーで表示します</translation>
    </message>
    <message>
        <source>Open &amp;folder</source>
        <translation>フォルダーを開く(&amp;F)</translation>
    </message>
    <message>
        <source>Shows the operation’s files: report, journal, and the output of every command</source>
        <translation>操作のファイル (レポート、ジャーナル、全コマンドの出力) を表示します</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ReportText</name>
    <message>
        <source>%1 of %2</source>
        <comment>kind of operation, cluster</comment>
        <translation>%2 の%1</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Taken up again</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>%1 by %2</source>
        <comment>time, person</comment>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Last record</source>
        <translation>最後の記録</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Cut off before its end</source>
        <translation>途中で途切れました</translation>
    </message>
    <message>
        <source>Nodes in order</source>
        <translation>ノードの順序</translation>
    </message>
    <message>
        <source>Known before</source>
        <translation>事前の注意</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Boot ID before</source>
        <translation>再起動前のブート ID</translation>
    </message>
    <message>
        <source>Boot ID after</source>
        <translation>再起動後のブート ID</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>Left cordoned</source>
        <translation>配置停止のまま</translation>
    </message>
    <message>
        <source>Time for each step</source>
        <translation>手順ごとの所要時間</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>質問と回答</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時刻</translation>
    </message>
    <message>
        <source>What was asked</source>
        <translation>質問の内容</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Reason given</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Nothing had to be asked.</source>
        <translation>質問はありませんでした。</translation>
    </message>
    <message>
        <source>Changes made</source>
        <translation>実施した変更</translation>
    </message>
    <message>
        <source>Every command that changed something, in order. The full log with all output is commands.log in the folder of the operation.</source>
        <translation>変更を行ったすべてのコマンドを順に示します。出力を含む完全なログは、操作のフォルダーの commands.log にあります。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>no answer recorded</source>
        <translation>応答の記録なし</translation>
    </message>
    <message>
        <source>done</source>
        <comment>a command</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>変更はありません。</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>操作前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>操作後</translation>
    </message>
    <message>
        <source>No node was looked at.</source>
        <translation>確認したノードはありません。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>手順</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>実行先</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RollingRebootDialog</name>
    <message>
        <source>Choose at least one node.</source>
        <translation>ノードを 1 台以上選んでください。</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s), one after the other, in this order:</source>
        <translation>
            <numerusform>次の順に、ノード %n 台を 1 台ずつ再起動します。</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs this plan</source>
        <translation>この計画を実行します</translation>
    </message>
    <message>
        <source>Needs a plan first</source>
        <translation>先に計画が必要です</translation>
    </message>
    <message>
        <source>Rolling reboot of %1</source>
        <translation>%1 のローリング再起動</translation>
    </message>
    <message>
        <source>Each node is cordoned, drained, restarted, proved to be back by a new boot ID, and uncordoned before the next one begins.</source>
        <translation>ノードごとに、配置停止、退避、再起動、新しいブート ID による復帰の確認、配置再開を行い、それから次のノードへ進みます。</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>計画</translation>
    </message>
    <message>
        <source>If a step fails or takes too long, it stops there and asks you: retry, skip the node, or stop. Nodes not reached stay untouched. Nothing runs before you press Start.</source>
        <translation>手順が失敗するか時間がかかりすぎた場合は、そこで止まり、再試行、ノードの省略、中止のどれにするかをお尋ねします。まだ始めていないノードには変更を加えません。「開始」を押すまで何も実行しません。</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Plan and forecast</source>
        <translation>計画と予測</translation>
    </message>
    <message>
        <source>Left out, as they need no reboot: %1.</source>
        <translation>再起動が不要なため除外: %1。</translation>
    </message>
    <message>
        <source>Left out, as it is not known whether they need a reboot: %1. Tick them on the left to reboot them all the same.</source>
        <translation>再起動の要否が不明なため除外: %1。それでも再起動する場合は、左の一覧で選択してください。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>node, why it cannot say</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rebooted as you wish, although it is not known whether they need it: %1.</source>
        <translation>再起動の要否は不明ですが、選択に従って再起動: %1。</translation>
    </message>
    <message numerus="yes">
        <source>Asking the nodes whether they need a reboot: %1 of %n answered…</source>
        <translation>
            <numerusform>再起動が必要かどうかをノードに確認しています: %n 台中 %1 台が回答…</numerusform>
        </translation>
    </message>
    <message>
        <source>No node is known to need a reboot.</source>
        <translation>再起動が必要とわかっているノードはありません。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SecretDialog</name>
    <message>
        <source>Password for %1</source>
        <translation>%1 のパスワード</translation>
    </message>
    <message>
        <source>Passphrase of the key %1</source>
        <translation>鍵 %1 のパスフレーズ</translation>
    </message>
    <message>
        <source>sudo password on %1</source>
        <translation>%1 の sudo パスワード</translation>
    </message>
    <message>
        <source>%1 asks:</source>
        <translation>%1 からの質問:</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>The last answer was refused. Please try again.</source>
        <translation>先ほどの入力は受け付けられませんでした。もう一度入力してください。</translation>
    </message>
    <message>
        <source>Kept in memory until Kubemori is closed, never written to a file.</source>
        <translation>Kubemori を終了するまでメモリーに保持し、ファイルには書き込みません。</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>OK(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::StandingModel</name>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>実施した内容</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::StateText</name>
    <message>
        <source>Ready</source>
        <comment>node status</comment>
        <translation>Ready</translation>
    </message>
    <message>
        <source>NotReady</source>
        <comment>node status</comment>
        <translation>NotReady</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>node status</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Schedulable</source>
        <translation>配置可</translation>
    </message>
    <message>
        <source>Cordoned</source>
        <translation>配置停止中</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>本番</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>ステージング</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>教育</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>接続中…</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>%1 に接続中…</translation>
    </message>
    <message>
        <source>Reading the nodes from %1…</source>
        <translation>%1 からノードを読み込み中…</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>%1 に接続済み</translation>
    </message>
    <message>
        <source>Reconnecting in %1 s – %2</source>
        <comment>seconds, reason</comment>
        <translation>%1 秒後に再接続 – %2</translation>
    </message>
    <message>
        <source>Reading nodes…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>接続済み</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>接続できません</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n node(s) Ready</source>
        <translation>
            <numerusform>%n 台中 %1 台が Ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cordoned</source>
        <translation>
            <numerusform>配置停止 %n 台</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>ノード %n 台</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::StepBoardModel</name>
    <message>
        <source>–</source>
        <comment>no such step</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::TellingText</name>
    <message>
        <source>%1: an operation needs you. %2: %3</source>
        <comment>cluster, node, what happened</comment>
        <translation>%1: 操作があなたの判断を待っています。%2: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cluster, outcome</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Left cordoned: %1.</source>
        <translation>配置停止のまま: %1。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::TimeText</name>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <comment>minutes and seconds</comment>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 時間 %2 分</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 時間</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 日</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::WindowActions</name>
    <message>
        <source>%1 (%2)</source>
        <comment>what it does, keys</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>No cluster is shown.</source>
        <translation>クラスターが表示されていません。</translation>
    </message>
    <message>
        <source>Not while an operation is running on this cluster.</source>
        <translation>このクラスターで操作を実行している間は使用できません。</translation>
    </message>
    <message>
        <source>The last change is still under way.</source>
        <translation>前回の変更を処理しています。</translation>
    </message>
    <message>
        <source>Select one or more nodes first.</source>
        <translation>先にノードを 1 台以上選択してください。</translation>
    </message>
    <message>
        <source>Read all nodes again</source>
        <translation>すべてのノードを読み直す</translation>
    </message>
    <message>
        <source>Let no new pods onto the selected nodes</source>
        <translation>選択したノードに新しい Pod を配置しない</translation>
    </message>
    <message>
        <source>The selected nodes are cordoned already.</source>
        <translation>選択したノードはすでに配置停止中です。</translation>
    </message>
    <message>
        <source>Allow new pods on the selected nodes again</source>
        <translation>選択したノードへの新しい Pod の配置を再開する</translation>
    </message>
    <message>
        <source>None of the selected nodes is cordoned.</source>
        <translation>選択したノードに配置停止中のものはありません。</translation>
    </message>
    <message>
        <source>Restart nodes one after the other; shows the plan first</source>
        <translation>ノードを 1 台ずつ再起動する (先に計画を表示)</translation>
    </message>
    <message>
        <source>The nodes are not known yet.</source>
        <translation>ノードの一覧がまだ得られていません。</translation>
    </message>
    <message>
        <source>Copy the names of the selected nodes</source>
        <translation>選択したノードの名前をコピー</translation>
    </message>
    <message>
        <source>Show only this node’s lines in the log</source>
        <translation>このノードのログだけを表示</translation>
    </message>
    <message>
        <source>Select one node first.</source>
        <translation>先にノードを 1 台選択してください。</translation>
    </message>
    <message>
        <source>Type words to narrow the table</source>
        <translation>語句を入力して一覧を絞り込む</translation>
    </message>
    <message>
        <source>Show the nodes</source>
        <translation>ノードを表示</translation>
    </message>
    <message>
        <source>Show the operation</source>
        <translation>操作を表示</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>更新(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cordon</source>
        <translation>配置停止 (cordon)(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Uncordon</source>
        <translation>配置再開 (uncordon)(&amp;U)</translation>
    </message>
    <message>
        <source>Rolling re&amp;boot…</source>
        <translation>ローリング再起動(&amp;B)…</translation>
    </message>
    <message>
        <source>Copy &amp;names</source>
        <translation>名前をコピー(&amp;N)</translation>
    </message>
    <message>
        <source>Show only its &amp;log</source>
        <translation>このノードのログ(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Filter nodes</source>
        <translation>ノードを絞り込み(&amp;F)</translation>
    </message>
    <message>
        <source>Go to the &amp;clusters</source>
        <translation>クラスター一覧へ(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Nodes</source>
        <translation>ノード(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Operations</source>
        <translation>操作(&amp;O)</translation>
    </message>
    <message>
        <source>Open the &amp;folder of clusters.yaml</source>
        <translation>clusters.yaml のフォルダーを開く(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;About Kubemori</source>
        <translation>Kubemori について(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>Switch the whole cluster off for a planned power cut, and on again; shows the plan first</source>
        <translation>計画停電のためにクラスター全体を停止し、再び起動します。先に計画を表示します</translation>
    </message>
    <message>
        <source>&amp;Shut down the cluster…</source>
        <translation>クラスターの停止(&amp;S)…</translation>
    </message>
</context>
</TS>
