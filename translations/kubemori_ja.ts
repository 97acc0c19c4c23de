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
    <message>
        <source>Show this help and do nothing else.</source>
        <translation>このヘルプを表示して終了します。</translation>
    </message>
    <message>
        <source>Show the version and do nothing else.</source>
        <translation>バージョンを表示して終了します。</translation>
    </message>
    <message>
        <source>Use simulated clusters: nothing real is touched.</source>
        <translation>模擬クラスターを使います。実物には一切触れません。</translation>
    </message>
    <message>
        <source>How many seconds of the demo go by in one of ours (1 to 1000; %1 otherwise).</source>
        <translation>実時間 1 秒あたりに進むデモの秒数 (1〜1000、既定は %1)。</translation>
    </message>
    <message>
        <source>--demo-speed needs a number from 1 to 1000, not “%1”.</source>
        <translation>--demo-speed には 1〜1000 の数を指定してください(「%1」は使えません)。</translation>
    </message>
    <message>
        <source>PURPOSE</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>KUBESPRAY</source>
        <translation>KUBESPRAY</translation>
    </message>
    <message>
        <source>KUBERNETES</source>
        <translation>KUBERNETES</translation>
    </message>
    <message>
        <source>SKEW</source>
        <translation>バージョン差</translation>
    </message>
    <message>
        <source>READY</source>
        <translation>READY</translation>
    </message>
    <message>
        <source>CERTIFICATES</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>LAST OPERATION</source>
        <translation>最後の操作</translation>
    </message>
    <message>
        <source>NEXT RELEASE</source>
        <translation>次のリリース</translation>
    </message>
    <message>
        <source>Shows all clusters side by side: releases, versions, certificates, the last operation.</source>
        <translation>すべてのクラスターのリリース、バージョン、証明書、最後の操作を並べて表示します。</translation>
    </message>
    <message>
        <source>Show what was seen the last time; look at nothing.</source>
        <translation>前回確認した内容を表示します。新たな確認はしません。</translation>
    </message>
    <message>
        <source>Ask for passwords and about host keys where they are needed.</source>
        <translation>必要に応じてパスワードとホスト鍵について尋ねます。</translation>
    </message>
    <message>
        <source>%1 is written. Both inventories say the same.</source>
        <translation>%1 を書き込みました。両方のインベントリの内容は同じです。</translation>
    </message>
    <message>
        <source>The two inventories would not say the same. Nothing is written.</source>
        <translation>2 つのインベントリの内容が同じになりません。何も書き込んでいません。</translation>
    </message>
    <message>
        <source>Shows what Ansible makes of a Kubespray inventory (show), or writes an inventory.ini from an older inventory and proves that both say the same (convert).</source>
        <translation>Kubespray のインベントリを Ansible がどう読むかを表示します (show)。または、古いインベントリから inventory.ini を作り、両方の内容が同じであることを確かめます (convert)。</translation>
    </message>
    <message>
        <source>show or convert</source>
        <translation>show または convert</translation>
    </message>
    <message>
        <source>The inventory: a file (INI or YAML) or a folder of them.</source>
        <translation>インベントリ: ファイル (INI または YAML)、またはそれらのフォルダー。</translation>
    </message>
    <message>
        <source>With convert: what “etcdctl member list” printed (as lines, as a table or as JSON). etcd_member_name is taken from it.</source>
        <translation>convert で: “etcdctl member list” の出力 (行、表、JSON のいずれか)。etcd_member_name をここから取ります。</translation>
    </message>
    <message>
        <source>With convert: the inventory.ini to write. -o-file works too.</source>
        <translation>convert で: 書き込む inventory.ini。-o-file とも書けます。</translation>
    </message>
    <message>
        <source>Use: kubemori inventory show FILE, or kubemori inventory convert OLD -o-file NEW.</source>
        <translation>使い方: kubemori inventory show FILE、または kubemori inventory convert OLD -o-file NEW。</translation>
    </message>
    <message>
        <source>error</source>
        <translation>エラー</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>note</source>
        <translation>情報</translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s) are not shown.</source>
        <translation>
            <numerusform>ほかに %n 件のメッセージがあります。</numerusform>
        </translation>
    </message>
    <message>
        <source>HOST</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>ADDRESS</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>IP</source>
        <translation>IP</translation>
    </message>
    <message>
        <source>USER</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>GROUPS</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>GROUP</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>CHILDREN</source>
        <translation>子グループ</translation>
    </message>
    <message>
        <source>ALL HOSTS IN ORDER</source>
        <translation>全ホスト (順序どおり)</translation>
    </message>
    <message>
        <source>same</source>
        <translation>同じ</translation>
    </message>
    <message>
        <source>DIFFERENT</source>
        <translation>相違</translation>
    </message>
    <message>
        <source>old: %1</source>
        <translation>旧: %1</translation>
    </message>
    <message>
        <source>new: %1</source>
        <translation>新: %1</translation>
    </message>
    <message>
        <source>WHAT IS COMPARED</source>
        <translation>比較の対象</translation>
    </message>
    <message>
        <source>VALUES</source>
        <translation>値</translation>
    </message>
    <message>
        <source>There is no demo cluster “%1”. There are: %2.</source>
        <translation>デモクラスター「%1」はありません。使えるもの: %2。</translation>
    </message>
    <message>
        <source>Kubemori is open already; its window was asked to come forward.</source>
        <translation>Kubemori はすでに起動しています。そのウィンドウを前面に出すように依頼しました。</translation>
    </message>
    <message>
        <source>Kubemori is open already for these clusters, but does not answer (%1). Wait, or end it first.</source>
        <translation>このクラスター一覧の Kubemori はすでに起動していますが、応答しません (%1)。しばらく待つか、先に終了してください。</translation>
    </message>
    <message>
        <source>Keeps Kubernetes clusters that were installed with Kubespray.

Without a command it opens the window. Commands that need no display, each explained by its --help:</source>
        <translation>Kubespray で構築した Kubernetes クラスターを運用します。

コマンドを付けないとウィンドウを開きます。画面のいらないコマンドは次のとおりです。それぞれの説明は --help で表示されます。</translation>
    </message>
    <message>
        <source>It is not known which releases the folders are of: what is known about renamed settings and changed defaults is not used.</source>
        <translation>フォルダーがどのリリースのものか分からないため、設定の改名や既定値の変更についての情報は使いません。</translation>
    </message>
    <message>
        <source>SETTING</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>DECISION</source>
        <translation>判断</translation>
    </message>
    <message>
        <source>MINE</source>
        <translation>自分の値</translation>
    </message>
    <message>
        <source>NEW DEFAULT</source>
        <translation>新しい既定値</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Not carried over: %1</source>
        <translation>引き継がないもの: %1</translation>
    </message>
    <message>
        <source>MetalLB: %1 are not read any more. Put this into addons.yml instead:</source>
        <translation>MetalLB: %1 は読まれなくなりました。代わりに次を addons.yml に書いてください:</translation>
    </message>
    <message>
        <source>The same as objects for kubectl:</source>
        <translation>同じ内容の kubectl 用オブジェクト:</translation>
    </message>
    <message>
        <source>Writes a new inventory folder for another Kubespray release: that release&apos;s sample with the settings and files of yours in it. The old folder is not touched.</source>
        <translation>別の Kubespray リリース用に新しいインベントリフォルダーを書きます。そのリリースのサンプルに、自分の設定とファイルを入れたものです。古いフォルダーは変更しません。</translation>
    </message>
    <message>
        <source>The Kubespray checkout that has the tags.</source>
        <translation>タグのある Kubespray チェックアウト。</translation>
    </message>
    <message>
        <source>Your inventory: its folder, or the inventory file in it.</source>
        <translation>インベントリ。フォルダー、またはその中のインベントリファイル。</translation>
    </message>
    <message>
        <source>The release it was made for: a tag, or a folder with that release&apos;s sample.</source>
        <translation>元のリリース。タグ、またはそのリリースのサンプルのフォルダー。</translation>
    </message>
    <message>
        <source>The release to carry it to: a tag, or a folder with its sample.</source>
        <translation>引き継ぎ先のリリース。タグ、またはそのサンプルのフォルダー。</translation>
    </message>
    <message>
        <source>The folder to write. It must not exist, or be empty.</source>
        <translation>書き込むフォルダー。存在しないか、空でなければなりません。</translation>
    </message>
    <message>
        <source>A YAML file with what was decided: by the id of a conflict mine, new, or text: with the lines to write.</source>
        <translation>決めた内容の YAML ファイル。競合の ID ごとに mine、new、または text: と書く行を指定します。</translation>
    </message>
    <message>
        <source>Say what would become of every setting and write nothing.</source>
        <translation>各設定がどうなるかを示し、何も書きません。</translation>
    </message>
    <message>
        <source>--%1 is needed.</source>
        <translation>--%1 が必要です。</translation>
    </message>
    <message>
        <source>The decision for %1 is not used: there is no such conflict.</source>
        <translation>%1 の判断は使いません。そのような競合はありません。</translation>
    </message>
    <message>
        <source>Decisions are needed. Until they are made, what held so far stands in the files, under comments that begin with “# kubemori: undecided”.</source>
        <translation>判断が必要です。決めるまでは、これまでの値が「# kubemori: undecided」で始まるコメントの下に残ります。</translation>
    </message>
    <message>
        <source>The Kubespray checkout. Without it the one of --cluster counts, else the folder the program is started in.</source>
        <translation>Kubespray のチェックアウト。省略すると --cluster のもの、それもなければ現在のフォルダーです。</translation>
    </message>
    <message>
        <source>Use --repo or --cluster, not both.</source>
        <translation>--repo と --cluster はどちらか一方だけを指定してください。</translation>
    </message>
    <message>
        <source>The cluster %1 has no Kubespray checkout in clusters.yaml.</source>
        <translation>clusters.yaml のクラスター %1 に Kubespray のチェックアウトがありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) differ, +%1 −%2</source>
        <translation>
            <numerusform>%n 個のファイルに差分があります (+%1 −%2)</numerusform>
        </translation>
    </message>
    <message>
        <source>ADDED</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>REMOVED</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Shows which files differ between two versions of Kubespray: tags, branches, commits, the working tree (WORKTREE), or folders (/…, ./…, ~/…).</source>
        <translation>Kubespray の 2 つの版の間で異なるファイルを表示します: タグ、ブランチ、コミット、作業ツリー (WORKTREE)、フォルダー (/…、./…、~/…) を指定できます。</translation>
    </message>
    <message>
        <source>The older version.</source>
        <translation>古い版。</translation>
    </message>
    <message>
        <source>The newer version.</source>
        <translation>新しい版。</translation>
    </message>
    <message>
        <source>The Kubespray checkout on this machine. Without it the one of --cluster.</source>
        <translation>このマシンにある Kubespray のチェックアウト。省略時は --cluster のもの。</translation>
    </message>
    <message>
        <source>Only this file, or the files below this folder of the checkout.</source>
        <translation>このファイル、またはチェックアウトのこのフォルダー以下のファイルだけを表示します。</translation>
    </message>
    <message>
        <source>Use: kubemori diff --repo FOLDER FROM TO, or kubemori diff --cluster NAME FROM TO.</source>
        <translation>使い方: kubemori diff --repo FOLDER FROM TO、または kubemori diff --cluster NAME FROM TO。</translation>
    </message>
    <message>
        <source>To do: %1</source>
        <translation>対応: %1</translation>
    </message>
    <message>
        <source>Components: %1</source>
        <translation>コンポーネント: %1</translation>
    </message>
    <message>
        <source>Not taken: %1</source>
        <translation>不採用: %1</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>HOP</source>
        <translation>ホップ</translation>
    </message>
    <message>
        <source>FROM</source>
        <translation>元</translation>
    </message>
    <message>
        <source>TO</source>
        <translation>先</translation>
    </message>
    <message>
        <source>ANSIBLE-CORE</source>
        <translation>ANSIBLE-CORE</translation>
    </message>
    <message>
        <source>ENVIRONMENT</source>
        <translation>環境</translation>
    </message>
    <message>
        <source>PYTHON</source>
        <translation>PYTHON</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Estimated time: %1</source>
        <translation>所要時間の見込み: %1</translation>
    </message>
    <message>
        <source>With --inventory, what depends on settings is decided.</source>
        <translation>--inventory を指定すると、設定に依存する項目を判定します。</translation>
    </message>
    <message>
        <source>Something blocks this way. See above.</source>
        <translation>この経路は停止されています。上の内容を確認してください。</translation>
    </message>
    <message>
        <source>Nothing blocks this way.</source>
        <translation>この経路を止めるものはありません。</translation>
    </message>
    <message>
        <source>No release is checked out there. Say with --from which one the cluster runs.</source>
        <translation>リリースがチェックアウトされていません。クラスターのリリースを --from で指定してください。</translation>
    </message>
    <message>
        <source>From %1, which is checked out.</source>
        <translation>チェックアウトされている %1 から計画します。</translation>
    </message>
    <message>
        <source>The inventory that clusters.yaml names is not there: %1.</source>
        <translation>clusters.yaml にあるインベントリが見つかりません: %1</translation>
    </message>
    <message>
        <source>Some files of the inventory cannot be read (encrypted ones): what they may set is shown with “Applies if”.</source>
        <translation>インベントリに読めないファイル (暗号化されたものなど) があります。そこで設定されうる項目は条件付きで表示します。</translation>
    </message>
    <message>
        <source>Plans the way from one Kubespray release to another: hops, reasons, what to look out for.</source>
        <translation>Kubespray のリリースから別のリリースへの経路を計画します: ホップ、理由、注意点。</translation>
    </message>
    <message>
        <source>The release the cluster runs. Without it the one that is checked out.</source>
        <translation>クラスターの現在のリリース。省略するとチェックアウトされているものです。</translation>
    </message>
    <message>
        <source>The release to go to.</source>
        <translation>更新先のリリース。</translation>
    </message>
    <message>
        <source>The cluster&apos;s inventory: what depends on its settings is decided. Without it the one that clusters.yaml names for --cluster.</source>
        <translation>クラスターのインベントリ。設定に依存する項目を判定します。省略すると --cluster の clusters.yaml にあるものです。</translation>
    </message>
    <message>
        <source>Use: kubemori plan --repo DIR --from TAG --to TAG.</source>
        <translation>使い方: kubemori plan --repo DIR --from TAG --to TAG</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読めません</translation>
    </message>
    <message>
        <source>RELEASE</source>
        <translation>リリース</translation>
    </message>
    <message>
        <source>DATE</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>ETCD</source>
        <translation>ETCD</translation>
    </message>
    <message>
        <source>CONTAINERD</source>
        <translation>CONTAINERD</translation>
    </message>
    <message>
        <source>CALICO</source>
        <translation>CALICO</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>Kubernetes by the roles</source>
        <translation>Kubernetes (ロール)</translation>
    </message>
    <message>
        <source>Kubernetes at least</source>
        <translation>Kubernetes の下限</translation>
    </message>
    <message>
        <source>Kubernetes versions</source>
        <translation>Kubernetes のバージョン数</translation>
    </message>
    <message>
        <source>ansible-core at least</source>
        <translation>ansible-core の下限</translation>
    </message>
    <message>
        <source>ansible-core below</source>
        <translation>ansible-core の上限 (未満)</translation>
    </message>
    <message>
        <source>Python for Ansible %1</source>
        <translation>Ansible %1 用の Python</translation>
    </message>
    <message>
        <source>Playbook for upgrades</source>
        <translation>更新用プレイブック</translation>
    </message>
    <message>
        <source>Playbook for facts</source>
        <translation>ファクト用プレイブック</translation>
    </message>
    <message>
        <source>Inventory groups</source>
        <translation>インベントリのグループ</translation>
    </message>
    <message>
        <source>group_vars of the cluster</source>
        <translation>クラスターの group_vars</translation>
    </message>
    <message>
        <source>FACT</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>VALUE</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Lists the releases of a Kubespray checkout: Kubernetes, Ansible, Python and components of each, or everything about one of them, with file and line.</source>
        <translation>Kubespray チェックアウトのリリースを一覧します: 各リリースの Kubernetes、Ansible、Python、コンポーネント。1 つを指定すると、すべての項目をファイルと行つきで示します。</translation>
    </message>
    <message>
        <source>Show this release only, and all that is known of it.</source>
        <translation>このリリースだけを、わかっているすべての項目とともに示します。</translation>
    </message>
    <message>
        <source>This repository has no release tags. Fetch them with git fetch --tags.</source>
        <translation>このリポジトリにはリリースタグがありません。git fetch --tags で取得してください。</translation>
    </message>
    <message>
        <source>The settings do not differ.</source>
        <translation>設定に違いはありません。</translation>
    </message>
    <message>
        <source>CHANGE</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>OLD</source>
        <translation>旧</translation>
    </message>
    <message>
        <source>NEW</source>
        <translation>新</translation>
    </message>
    <message>
        <source>Shows how the settings of two Kubespray releases, or of two inventories, differ. Settings that stand in comments count, as the samples show defaults that way.</source>
        <translation>2 つの Kubespray リリース、または 2 つのインベントリの設定の違いを表示します。サンプルは既定値をコメントで示すため、コメントの中の設定も数えます。</translation>
    </message>
    <message>
        <source>A release tag of the checkout, or a folder with group_vars.</source>
        <translation>チェックアウトのリリースタグ、または group_vars のあるフォルダー。</translation>
    </message>
    <message>
        <source>What to compare with, of the same kind.</source>
        <translation>比べる相手。同じ種類のもの。</translation>
    </message>
    <message>
        <source>With json: list the roles of the newer tag that name each setting, too.</source>
        <translation>json で、新しいタグのどのロールが各設定を使うかも示します。</translation>
    </message>
    <message>
        <source>Use: kubemori settings-diff --repo FOLDER FROM TO, or kubemori settings-diff FOLDER FOLDER.</source>
        <translation>使い方: kubemori settings-diff --repo FOLDER FROM TO、または kubemori settings-diff FOLDER FOLDER</translation>
    </message>
    <message>
        <source>%1 cannot be read as settings: it is encrypted, or no YAML.</source>
        <translation>%1 は設定として読めません。暗号化されているか、YAML ではありません。</translation>
    </message>
    <message>
        <source>The connection is there again.</source>
        <translation>接続が回復しました。</translation>
    </message>
    <message>
        <source>Press Enter to go on, or type “abort”: </source>
        <translation>続行は Enter、中止は「abort」を入力してください: </translation>
    </message>
    <message>
        <source>The run waits for input: </source>
        <translation>実行が入力を待っています: </translation>
    </message>
    <message>
        <source>Nobody is here to answer; the run waits. Answer with: kubemori runs follow %1</source>
        <translation>回答する人がいないため、実行は待っています。回答するには: kubemori runs follow %1</translation>
    </message>
    <message>
        <source>Run this module on hosts instead of a playbook.</source>
        <translation>playbook の代わりに、このモジュールをホストで実行します。</translation>
    </message>
    <message>
        <source>With --module: its arguments.</source>
        <translation>--module の引数です。</translation>
    </message>
    <message>
        <source>Another inventory than the cluster&apos;s.</source>
        <translation>クラスターのものとは別のインベントリを使います。</translation>
    </message>
    <message>
        <source>Only these hosts.</source>
        <translation>これらのホストだけを対象にします。</translation>
    </message>
    <message>
        <source>Only tasks with these tags.</source>
        <translation>これらのタグのタスクだけを実行します。</translation>
    </message>
    <message>
        <source>No tasks with these tags.</source>
        <translation>これらのタグのタスクを実行しません。</translation>
    </message>
    <message>
        <source>A variable; numbers, true, false and JSON are taken as such.</source>
        <translation>変数です。数値、true、false、JSON はその型のまま渡します。</translation>
    </message>
    <message>
        <source>Begin at this task.</source>
        <translation>このタスクから始めます。</translation>
    </message>
    <message>
        <source>Change nothing, as far as modules can tell.</source>
        <translation>モジュールが判断できる範囲で、何も変更しません。</translation>
    </message>
    <message>
        <source>Show what changes in files.</source>
        <translation>ファイルの変更内容を表示します。</translation>
    </message>
    <message>
        <source>Do not run tasks as root (-b is the usual).</source>
        <translation>タスクを root で実行しません (通常は -b)。</translation>
    </message>
    <message>
        <source>sudo on the nodes wants a password.</source>
        <translation>ノードの sudo にパスワードが必要です。</translation>
    </message>
    <message>
        <source>ssh to the nodes wants a password.</source>
        <translation>ノードへの ssh にパスワードが必要です。</translation>
    </message>
    <message>
        <source>The inventory holds encrypted variables.</source>
        <translation>インベントリに暗号化された変数があります。</translation>
    </message>
    <message>
        <source>How many hosts at the same time.</source>
        <translation>同時に処理するホストの数です。</translation>
    </message>
    <message>
        <source>Return as soon as it has started.</source>
        <translation>開始したらすぐに戻ります。</translation>
    </message>
    <message>
        <source>Show what would be run, and run nothing.</source>
        <translation>実行する内容を表示し、何も実行しません。</translation>
    </message>
    <message>
        <source>Do not ask before it is started.</source>
        <translation>開始前に確認しません。</translation>
    </message>
    <message>
        <source>--forks must be a number from 1 on.</source>
        <translation>--forks には 1 以上の数を指定してください。</translation>
    </message>
    <message>
        <source>“%1” is no NAME=VALUE.</source>
        <translation>「%1」は NAME=VALUE の形ではありません。</translation>
    </message>
    <message>
        <source>RUN</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>WHAT</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>WHO</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>These tasks were under way when the run ended, and may still run on their nodes:</source>
        <translation>実行が終わった時点で次のタスクが進行中でした。ノードでまだ動いている可能性があります:</translation>
    </message>
    <message>
        <source>Programs that had to be killed: %1</source>
        <translation>強制終了したプログラム: %1</translation>
    </message>
    <message>
        <source>TASK</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>SECONDS BEFORE</source>
        <translation>前回の秒数</translation>
    </message>
    <message>
        <source>CHANGED BEFORE</source>
        <translation>前回の変更</translation>
    </message>
    <message>
        <source>The run is over already.</source>
        <translation>実行はすでに終わっています。</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>On %1, in %2:</source>
        <translation>%1 の %2 で:</translation>
    </message>
    <message>
        <source>Hosts: %1</source>
        <translation>ホスト: %1</translation>
    </message>
    <message>
        <source>There is no run “%1”. “kubemori runs list” names them.</source>
        <translation>実行「%1」はありません。「kubemori runs list」で確認できます。</translation>
    </message>
    <message>
        <source>The run goes on. To see it again: kubemori runs follow %1 --cluster %2. To end it: kubemori runs stop %1 --cluster %2</source>
        <translation>実行は続いています。もう一度見るには: kubemori runs follow %1 --cluster %2。中止するには: kubemori runs stop %1 --cluster %2</translation>
    </message>
    <message>
        <source>Runs ansible on a cluster: starts a playbook that goes on when the terminal is closed, lists what was run, shows, follows, stops and compares runs.</source>
        <translation>クラスターで ansible を実行します: 端末を閉じても続く playbook の開始、実行の一覧、表示、追従、中止、比較ができます。</translation>
    </message>
    <message>
        <source>start, list, show, follow, stop or compare</source>
        <translation>start、list、show、follow、stop、compare のいずれか</translation>
    </message>
    <message>
        <source>A playbook of the checkout, or a run as “list” names it.</source>
        <translation>チェックアウトの playbook、または「list」が示す実行です。</translation>
    </message>
    <message>
        <source>Use: kubemori runs start PLAYBOOK, list, show ID, follow ID, stop ID or compare ID ID.</source>
        <translation>使い方: kubemori runs start PLAYBOOK、list、show ID、follow ID、stop ID、compare ID ID。</translation>
    </message>
    <message>
        <source>Show the inventory&apos;s groups and hosts as ansible reads them, and run no playbook.</source>
        <translation>インベントリのグループとホストを ansible が読むとおりに表示し、playbook は実行しません。</translation>
    </message>
    <message>
        <source>Going on with the upgrade %1.</source>
        <translation>アップグレード %1 を続けます。</translation>
    </message>
    <message>
        <source>Settings have to be decided on: write them below “settings” into a file for --decisions, each with mine, new or {text: …}.</source>
        <translation>決める必要のある設定があります。--decisions のファイルの「settings」の下に、それぞれ mine、new または {text: …} を書いてください。</translation>
    </message>
    <message>
        <source>This has to be mended first; or say with --accept-findings why it may stay.</source>
        <translation>先にこれを直してください。このままでよい場合は、その理由を --accept-findings で指定してください。</translation>
    </message>
    <message>
        <source>The upgrade %1 stands at %2. To go on: the same command again.</source>
        <translation>アップグレード %1 は「%2」で止まっています。続けるには、同じコマンドをもう一度実行してください。</translation>
    </message>
    <message>
        <source>Upgrades a cluster to another Kubespray release, hop by hop: checks, snapshot, checkout, environment, inventory, settings, the run itself, and the proof that all nodes are as before. What was cut off goes on where it was.</source>
        <translation>クラスターを別の Kubespray のリリースに、ホップごとにアップグレードします。点検、スナップショット、チェックアウト、環境、インベントリ、設定、実行、そして全ノードが元どおりであることの確認までを行います。途切れたものは、その場所から続けます。</translation>
    </message>
    <message>
        <source>list, show, export, import or remove, of upgrades that are kept.</source>
        <translation>保存されているアップグレードの list、show、export、import、remove。</translation>
    </message>
    <message>
        <source>An upgrade as “list” names it; a file.</source>
        <translation>「list」が示すアップグレード、またはファイル。</translation>
    </message>
    <message>
        <source>What is decided beforehand, as YAML: openWork, python, wheels, inventory, settings, strategy and others, for all hops or below “hops” for single ones.</source>
        <translation>前もって決めておくこと（YAML）。openWork、python、wheels、inventory、settings、strategy など。すべてのホップに対して、または「hops」の下に個々のホップに対して書きます。</translation>
    </message>
    <message>
        <source>Go on although checks found what blocks, for this reason. It is kept.</source>
        <translation>点検で妨げになるものが見つかっても、この理由で続けます。理由は記録されます。</translation>
    </message>
    <message>
        <source>Begin a new upgrade, also when one to this release is not finished.</source>
        <translation>このリリースへの終わっていないアップグレードがあっても、新しく始めます。</translation>
    </message>
    <message>
        <source>Show what would be run, and change nothing.</source>
        <translation>実行する内容を表示し、何も変更しません。</translation>
    </message>
    <message>
        <source>Do not ask: run what the plans show, and give up data in emptyDir volumes where a drain needs it (unless clusters.yaml says “emptydir: keep”). Any other question ends the operation safely.</source>
        <translation>確認せずに計画を実行し、ドレインに必要なら emptyDir ボリュームのデータを破棄します（clusters.yaml に「emptydir: keep」がある場合を除く）。そのほかの質問では、操作を安全に終了します。</translation>
    </message>
    <message>
        <source>Use: kubemori upgrade --cluster NAME --to TAG, or kubemori upgrade list, show ID, export ID FILE, import FILE, remove ID.</source>
        <translation>使い方: kubemori upgrade --cluster NAME --to TAG、または kubemori upgrade list、show ID、export ID FILE、import FILE、remove ID。</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>未実施</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>妨げあり</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>accepted: %1</source>
        <translation>承知のうえ: %1</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>終了</translation>
    </message>
    <message>
        <source>Good: %1</source>
        <translation>問題なし: %1</translation>
    </message>
    <message>
        <source>UPGRADE</source>
        <translation>アップグレード</translation>
    </message>
    <message>
        <source>Also what speaks against an upgrade on the way to this release.</source>
        <translation>このリリースへのアップグレードを妨げるものも確認します。</translation>
    </message>
    <message numerus="yes">
        <source>%n more could not be looked at.</source>
        <translation>
            <numerusform>ほかに%n件を調べられませんでした。</numerusform>
        </translation>
    </message>
    <message>
        <source>Use: kubemori check --inventory DIR --repo DIR [--from TAG] [--to TAG].</source>
        <translation>使い方: kubemori check --inventory DIR --repo DIR [--from TAG] [--to TAG]</translation>
    </message>
    <message>
        <source>There is no known issue “%1”. `kubemori issues list` names them.</source>
        <translation>既知の問題「%1」はありません。一覧は `kubemori issues list` で表示できます。</translation>
    </message>
    <message>
        <source>Looks whether a cluster is well and may be upgraded: nodes, pods, budgets, certificates, etcd, disks, clocks, runtimes, what the next release demands, and known issues. Changes nothing.</source>
        <translation>クラスターが健全で、アップグレードできるかを確認します（ノード、Pod、PDB、証明書、etcd、ディスク、時刻、ランタイム、次のリリースの要件、既知の問題）。何も変更しません。</translation>
    </message>
    <message>
        <source>Without a cluster: an inventory on this machine, whose settings are looked at for known issues.</source>
        <translation>クラスターなしで調べる場合: このマシンにあるインベントリ。その設定から既知の問題を調べます。</translation>
    </message>
    <message>
        <source>With --inventory: the options that ansible-playbook is to get, as one word.</source>
        <translation>--inventory と併用: ansible-playbook に渡すオプション（1語にまとめて指定します）。</translation>
    </message>
    <message>
        <source>Also the known issues in this folder. May be given several times.</source>
        <translation>このフォルダにある既知の問題も使います。複数回指定できます。</translation>
    </message>
    <message>
        <source>Also known issues of which it cannot be told whether they stand.</source>
        <translation>該当するかどうか判定できない既知の問題も表示します。</translation>
    </message>
    <message>
        <source>Say of a known issue that it is no matter on this cluster, with --reason.</source>
        <translation>この既知の問題を、このクラスターでは問題なしとします。--reason が必要です。</translation>
    </message>
    <message>
        <source>Why it is no matter.</source>
        <translation>問題なしとする理由。</translation>
    </message>
    <message>
        <source>Take that back.</source>
        <translation>問題なしとした扱いを取り消します。</translation>
    </message>
    <message>
        <source>Use: kubemori check --cluster NAME --silence ID --reason TEXT, or --unsilence ID.</source>
        <translation>使い方: kubemori check --cluster NAME --silence ID --reason TEXT、または --unsilence ID</translation>
    </message>
    <message>
        <source>Use --inventory and --repo, or --cluster, not both.</source>
        <translation>--inventory と --repo、または --cluster のどちらか一方を指定してください。</translation>
    </message>
    <message>
        <source>Explains a log of ansible, kubelet, etcd, calico, containerd or kubectl: what failed, the probable causes with the lines that tell of them, and what helps.</source>
        <translation>ansible、kubelet、etcd、calico、containerd、kubectl のログを説明します。失敗した箇所、考えられる原因とその根拠の行、対処方法を表示します。</translation>
    </message>
    <message>
        <source>The log; “-” reads standard input. With --cluster it is also said how the cluster is now.</source>
        <translation>ログファイル。“-” は標準入力を読みます。--cluster を付けると、クラスターの現在の状態も表示します。</translation>
    </message>
    <message>
        <source>Use: kubemori explain LOGFILE, or “-” for standard input.</source>
        <translation>使い方: kubemori explain LOGFILE（標準入力は “-”）。</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Failed:</source>
        <translation>失敗:</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>到達不能</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message numerus="yes">
        <source>… and %n more.</source>
        <translation>
            <numerusform>…ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Failures that did no harm: %1 ignored, %2 rescued.</source>
        <translation>影響のなかった失敗: 無視 %1 件、rescue %2 件</translation>
    </message>
    <message>
        <source>Nothing that is known to go wrong was found.</source>
        <translation>既知の問題は見つかりませんでした。</translation>
    </message>
    <message>
        <source>No known issue explains it.</source>
        <translation>該当する既知の問題はありません。</translation>
    </message>
    <message>
        <source>Probable causes:</source>
        <translation>考えられる原因:</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) say so.</source>
        <translation>
            <numerusform>%n 行に現れています。</numerusform>
        </translation>
    </message>
    <message>
        <source>What helps: %1</source>
        <translation>対処: %1</translation>
    </message>
    <message>
        <source>To go on once the cause is gone: the same command again, for the hosts that are not finished with --limit %1</source>
        <translation>原因を取り除いた後に続けるには、完了していないホストに対し --limit %1 を付けて同じコマンドを実行してください。</translation>
    </message>
    <message>
        <source>The cluster %1 now:</source>
        <translation>クラスター %1 の現在の状態:</translation>
    </message>
    <message>
        <source>All nodes are ready.</source>
        <translation>すべてのノードが Ready です。</translation>
    </message>
    <message>
        <source>Not ready: %1</source>
        <translation>Ready でないノード: %1</translation>
    </message>
    <message>
        <source>No node is cordoned.</source>
        <translation>配置停止中のノードはありません。</translation>
    </message>
    <message>
        <source>Cordoned: %1</source>
        <translation>配置停止中: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n node(s)</source>
        <translation>
            <numerusform>%1: %n ノード</numerusform>
        </translation>
    </message>
    <message>
        <source>built in</source>
        <translation>内蔵</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 から</translation>
    </message>
    <message>
        <source>to %1</source>
        <translation>%1 へ</translation>
    </message>
    <message>
        <source>across v%1</source>
        <translation>v%1 をまたぐ更新</translation>
    </message>
    <message>
        <source>in failed tasks whose name matches %1</source>
        <translation>名前が %1 に一致する失敗したタスクの中</translation>
    </message>
    <message>
        <source>written by: %1; how certain: %2 %</source>
        <translation>出力元: %1、確実さ: %2 %</translation>
    </message>
    <message>
        <source>check:</source>
        <translation>確認:</translation>
    </message>
    <message>
        <source>run:</source>
        <translation>実行:</translation>
    </message>
    <message>
        <source>verify:</source>
        <translation>検証:</translation>
    </message>
    <message>
        <source>undo:</source>
        <translation>取り消し:</translation>
    </message>
    <message>
        <source>check</source>
        <translation>点検</translation>
    </message>
    <message>
        <source>check, logs</source>
        <translation>点検、ログ</translation>
    </message>
    <message>
        <source>logs</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>ISSUE</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>SEVERITY</source>
        <translation>重大度</translation>
    </message>
    <message>
        <source>SEEN BY</source>
        <translation>検出方法</translation>
    </message>
    <message>
        <source>TITLE</source>
        <translation>題名</translation>
    </message>
    <message>
        <source>Releases:</source>
        <translation>対象リリース:</translation>
    </message>
    <message>
        <source>It stands when:</source>
        <translation>該当条件:</translation>
    </message>
    <message>
        <source>In logs:</source>
        <translation>ログでの現れ方:</translation>
    </message>
    <message>
        <source>What helps:</source>
        <translation>対処:</translation>
    </message>
    <message>
        <source>Seen in:</source>
        <translation>出典:</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>提供元:</translation>
    </message>
    <message>
        <source>There is no known issue “%1”.</source>
        <translation>既知の問題「%1」はありません。</translation>
    </message>
    <message>
        <source>Files: %1, examples: %2, faults: %3</source>
        <translation>ファイル: %1、例: %2、誤り: %3</translation>
    </message>
    <message>
        <source>Lists the known issues, shows one of them, or reads files of them strictly and tries their examples (lint).</source>
        <translation>既知の問題の一覧を表示するか、そのうちの 1 つを表示するか、そのファイルを厳密に読み込んで例を試します (lint)。</translation>
    </message>
    <message>
        <source>list, show or lint</source>
        <translation>list、show、lint のいずれか</translation>
    </message>
    <message>
        <source>show: the issue&apos;s id. lint: files or folders; without any, the program&apos;s own.</source>
        <translation>show では問題の ID。lint ではファイルまたはフォルダー。省略すると内蔵のものが対象になります。</translation>
    </message>
    <message>
        <source>Say what to do: list, show ID, or lint [PATH…].</source>
        <translation>list、show ID、lint [PATH…] のいずれかを指定してください。</translation>
    </message>
    <message>
        <source>%1: changed and not put back. The operation&apos;s folder holds all that was done.</source>
        <translation>%1: 変更され、元に戻っていません。行ったことはすべて操作のフォルダーに残っています。</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2</source>
        <translation>「%1」を読み込めません: %2</translation>
    </message>
    <message>
        <source>No known issue is called “%1”. “kubemori issues list” names them all.</source>
        <translation>「%1」という既知の問題はありません。「kubemori issues list」ですべての名前を確認できます。</translation>
    </message>
    <message>
        <source>Does what helps against a known issue: runs the steps of its file one after the other, proves that each has worked, and puts back what has not.</source>
        <translation>既知の問題に対処します: ファイルの手順を順に実行し、それぞれの効果を確認し、効果がなかったものは元に戻します。</translation>
    </message>
    <message>
        <source>The known issue, as “kubemori issues list” names it, or its file.</source>
        <translation>既知の問題（「kubemori issues list」に表示される名前）、またはそのファイル。</translation>
    </message>
    <message>
        <source>The issue stands on this node; may be given several times.</source>
        <translation>問題があるノード。複数回指定できます。</translation>
    </message>
    <message>
        <source>What {NAME} means in the steps; may be given several times. “kubemori check” says it for each finding.</source>
        <translation>手順の中の {NAME} の値。複数回指定できます。「kubemori check」が項目ごとに表示します。</translation>
    </message>
    <message>
        <source>Put back what its patches changed in the checkout.</source>
        <translation>パッチによるチェックアウトの変更を元に戻します。</translation>
    </message>
    <message>
        <source>Use: kubemori remedy ISSUE --cluster NAME.</source>
        <translation>使い方: kubemori remedy ISSUE --cluster NAME。</translation>
    </message>
    <message>
        <source>(here)</source>
        <comment>this machine, in a table of nodes</comment>
        <translation>(このマシン)</translation>
    </message>
    <message>
        <source>CERTIFICATE</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>PATH</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>SUBJECT</source>
        <translation>サブジェクト</translation>
    </message>
    <message>
        <source>UNTIL</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>DAYS</source>
        <translation>日数</translation>
    </message>
    <message>
        <source>--warn-days needs a number of days.</source>
        <translation>--warn-days には日数を指定してください。</translation>
    </message>
    <message>
        <source>The API does not answer: only the control planes of clusters.yaml were asked, over ssh.</source>
        <translation>API が応答しないため、clusters.yaml のコントロールプレーンだけに ssh で問い合わせました。</translation>
    </message>
    <message>
        <source>Shows every certificate of a cluster and how long it lasts: on the nodes, in kubeconfigs, and what the servers really show. With --renew those of the control planes are renewed, one after the other, with a backup that is put back when something fails.</source>
        <translation>クラスターのすべての証明書と期限を表示します: ノード上、kubeconfig 内、サーバーが実際に提示するもの。--renew を付けると、コントロールプレーンの証明書を 1 台ずつ更新します。失敗した場合はバックアップから戻します。</translation>
    </message>
    <message>
        <source>Mark what ends within so many days.</source>
        <translation>この日数以内に期限が切れるものに印を付けます。</translation>
    </message>
    <message>
        <source>Renew what kubeadm manages on the control planes.</source>
        <translation>コントロールプレーンで kubeadm が管理する証明書を更新します。</translation>
    </message>
    <message>
        <source>--dry-run, --yes and --accept-gates go together with --renew.</source>
        <translation>--dry-run、--yes、--accept-gates は --renew と一緒に指定してください。</translation>
    </message>
    <message>
        <source>--%1 takes a number from 1 on.</source>
        <translation>--%1 には 1 以上の数を指定してください。</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 / %3</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>ファイル %1 はありません。</translation>
    </message>
    <message>
        <source>Shows how etcd is (members), saves a snapshot of it here and proves that it is whole (snapshot), lists what is kept (snapshots), and tries a restore without starting anything (rehearse).</source>
        <translation>etcd の状態を表示し (members)、スナップショットをこのマシンに保存して完全であることを確かめ (snapshot)、保存済みのものを一覧し (snapshots)、何も起動せずに復元を試します (rehearse)。</translation>
    </message>
    <message>
        <source>members, snapshot, snapshots or rehearse</source>
        <translation>members、snapshot、snapshots、rehearse のいずれか</translation>
    </message>
    <message>
        <source>With rehearse: the snapshot.</source>
        <translation>rehearse の場合: スナップショット。</translation>
    </message>
    <message>
        <source>Folder for snapshots on this machine. Without it: kubemori/etcd/CLUSTER in the state folder.</source>
        <translation>このマシンでスナップショットを置くフォルダー。省略時は状態フォルダーの kubemori/etcd/CLUSTER です。</translation>
    </message>
    <message>
        <source>With snapshot: also try to restore it.</source>
        <translation>snapshot の場合: 復元も試します。</translation>
    </message>
    <message>
        <source>With snapshot: keep the newest N of this cluster there, remove older ones.</source>
        <translation>snapshot の場合: このクラスターの新しい N 個を残し、古いものを削除します。</translation>
    </message>
    <message>
        <source>With snapshot: remove those older than N days; the newest one always stays.</source>
        <translation>snapshot の場合: N 日より古いものを削除します。最新のものは常に残ります。</translation>
    </message>
    <message>
        <source>Use: kubemori etcd members, snapshot, snapshots, or rehearse FILE.</source>
        <translation>使い方: kubemori etcd members、snapshot、snapshots、または rehearse FILE。</translation>
    </message>
    <message>
        <source>HEALTH</source>
        <translation>健全性</translation>
    </message>
    <message>
        <source>ROLE</source>
        <translation>役割</translation>
    </message>
    <message>
        <source>DB</source>
        <translation>DB</translation>
    </message>
    <message>
        <source>IN USE</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>LATENCY</source>
        <translation>遅延</translation>
    </message>
    <message>
        <source>DISK FREE</source>
        <translation>ディスク空き</translation>
    </message>
    <message>
        <source>ENDPOINT</source>
        <translation>エンドポイント</translation>
    </message>
    <message>
        <source>%1
  member %2, revision %3, %4 keys, %5
  verified: %6
</source>
        <translation>%1
  メンバー %2、リビジョン %3、キー %4 個、%5
  検証: %6
</translation>
    </message>
    <message>
        <source>removed: %1</source>
        <translation>削除しました: %1</translation>
    </message>
    <message>
        <source>AGE</source>
        <translation>経過</translation>
    </message>
    <message>
        <source>MEMBER</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>REVISION</source>
        <translation>リビジョン</translation>
    </message>
    <message>
        <source>KEYS</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>SIZE</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>REHEARSED</source>
        <translation>復元の予行</translation>
    </message>
    <message>
        <source>Restored for a rehearsal on %1 with %2: revision %3, %4 of %5 keys (those of its members are made anew). Nothing was started; the folder is removed.</source>
        <translation>予行として %1 で %2 により復元しました: リビジョン %3、キー %5 個中 %4 個 (メンバーのキーは新しく作られます)。何も起動していません。フォルダーは削除しました。</translation>
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
    <message>
        <source>Vault password of the cluster %1: </source>
        <translation>クラスター %1 の Vault パスワード: </translation>
    </message>
    <message>
        <source>The password in the keyring was not accepted.</source>
        <translation>キーリングのパスワードは受け付けられませんでした。</translation>
    </message>
    <message>
        <source>There is no keyring to use here: what you type is kept in memory until this command ends.</source>
        <translation>使えるキーリングがないため、入力した内容はこのコマンドが終わるまでメモリーに保持します。</translation>
    </message>
    <message>
        <source>Remember it in the keyring? [y/N] </source>
        <translation>キーリングに保存しますか？ [y/N] </translation>
    </message>
    <message>
        <source>The secret “%1” could not be kept in the keyring.</source>
        <translation>「%1」をキーリングに保存できませんでした。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::AcceptPanel</name>
    <message>
        <source>You go on in spite of what blocks: %1</source>
        <translation>阻止があっても続行します: %1</translation>
    </message>
    <message>
        <source>Something blocks. Mend it and do this page again; or go on in spite of it and say why. The reason is kept in the report.</source>
        <translation>阻止するものがあります。直してからこのページをやり直すか、理由を入力して続行してください。理由はレポートに残ります。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Reason for going on</source>
        <translation>続行する理由</translation>
    </message>
    <message>
        <source>Go on all the same</source>
        <translation>承認して続行</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>取り消す</translation>
    </message>
    <message>
        <source>Type a reason first.</source>
        <translation>先に理由を入力してください。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::AccessForm</name>
    <message>
        <source>Access</source>
        <translation>アクセス</translation>
    </message>
    <message>
        <source>Run kubectl on the &amp;control planes, over ssh</source>
        <translation>ssh でコントロールプレーンに接続して kubectl を実行(&amp;C)</translation>
    </message>
    <message>
        <source>Run kubectl on &amp;this computer, with a kubeconfig</source>
        <translation>このコンピューターで kubeconfig を使って kubectl を実行(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Hosts:</source>
        <translation>ホスト(&amp;H):</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>ホスト</translation>
    </message>
    <message>
        <source>Names or addresses of control planes as Kubernetes knows them. The next one is used when one does not answer.</source>
        <translation>Kubernetes が知っているコントロールプレーンの名前またはアドレスです。応答しないときは次のホストを使います。</translation>
    </message>
    <message>
        <source>Kube&amp;config:</source>
        <translation>kubeconfig(&amp;C):</translation>
    </message>
    <message>
        <source>Kubeconfig</source>
        <translation>kubeconfig</translation>
    </message>
    <message>
        <source>C&amp;ontext:</source>
        <translation>コンテキスト(&amp;O):</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>コンテキスト</translation>
    </message>
    <message>
        <source>the current one</source>
        <translation>現在のコンテキスト</translation>
    </message>
    <message>
        <source>kubectl &amp;program:</source>
        <translation>kubectl プログラム(&amp;P):</translation>
    </message>
    <message>
        <source>kubectl program</source>
        <translation>kubectl プログラム</translation>
    </message>
    <message>
        <source>Other address for ssh to the nodes</source>
        <translation>ノードへの ssh に別のアドレスを使う</translation>
    </message>
    <message>
        <source>Other settings for ssh to the nodes</source>
        <translation>ノードへの ssh に別の設定を使う</translation>
    </message>
    <message>
        <source>Address:</source>
        <translation>アドレス:</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>アドレス</translation>
    </message>
    <message>
        <source>the node’s internal IP</source>
        <translation>ノードの内部 IP</translation>
    </message>
    <message>
        <source>the node’s name</source>
        <translation>ノードの名前</translation>
    </message>
    <message>
        <source>Kubespray checkout (optional)</source>
        <translation>Kubespray チェックアウト (任意)</translation>
    </message>
    <message>
        <source>Host:</source>
        <translation>ホスト:</translation>
    </message>
    <message>
        <source>Host of the checkout</source>
        <translation>チェックアウトのあるホスト</translation>
    </message>
    <message>
        <source>this computer, or user@host:port</source>
        <translation>このコンピューター、または user@host:port</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>フォルダー:</translation>
    </message>
    <message>
        <source>Folder of the checkout</source>
        <translation>チェックアウトのフォルダー</translation>
    </message>
    <message>
        <source>Inventory:</source>
        <translation>インベントリ:</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>インベントリ</translation>
    </message>
    <message>
        <source>Virtual environment:</source>
        <translation>仮想環境:</translation>
    </message>
    <message>
        <source>Virtual environment</source>
        <translation>仮想環境</translation>
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
    <name>kubemori::ui::CarryOverView</name>
    <message>
        <source>No inventory yet</source>
        <translation>インベントリがまだありません</translation>
    </message>
    <message>
        <source>Enter the inventory in the cluster’s settings.</source>
        <translation>クラスターの設定でインベントリを入力してください。</translation>
    </message>
    <message>
        <source>Nothing to carry over</source>
        <translation>引き継ぐものがありません</translation>
    </message>
    <message>
        <source>Choose two releases above.</source>
        <translation>上で二つのリリースを選んでください。</translation>
    </message>
    <message>
        <source>Carrying over…</source>
        <translation>引き継いでいます…</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1: %2 から %3 へ</translation>
    </message>
    <message>
        <source>Nothing here to decide or to know</source>
        <translation>決めることも知っておくこともありません</translation>
    </message>
    <message>
        <source>Everything of yours comes along as it is.</source>
        <translation>あなたの設定はすべてそのまま引き継がれます。</translation>
    </message>
    <message>
        <source>Writes the new folder. The old one stays as it is.</source>
        <translation>新しいフォルダーに書き込みます。古いフォルダーはそのままです。</translation>
    </message>
    <message>
        <source>Nothing to write yet</source>
        <translation>まだ書き込むものがありません</translation>
    </message>
    <message>
        <source>Needs the name of a folder</source>
        <translation>フォルダー名が必要です</translation>
    </message>
    <message>
        <source>Something is left to decide</source>
        <translation>まだ決めていないことがあります</translation>
    </message>
    <message>
        <source>Carry settings over</source>
        <translation>設定の引き継ぎ</translation>
    </message>
    <message>
        <source>Which settings are shown</source>
        <translation>表示する設定</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>決めること</translation>
    </message>
    <message>
        <source>To decide and to know</source>
        <translation>決めることと知っておくこと</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>すべての設定</translation>
    </message>
    <message>
        <source>Filter settings</source>
        <translation>設定を絞り込む</translation>
    </message>
    <message>
        <source>What becomes of the settings</source>
        <translation>各設定がどうなるか</translation>
    </message>
    <message>
        <source>New &amp;folder in the checkout:</source>
        <translation>チェックアウト内の新しいフォルダー(&amp;F):</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新しいフォルダー</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>書き込み(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;MetalLB…</source>
        <translation>MetalLB(&amp;M)…</translation>
    </message>
    <message>
        <source>Shows MetalLB’s old settings in their new form</source>
        <translation>MetalLB の古い設定を新しい形で表示します</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CarryPage</name>
    <message>
        <source>The settings are not read yet.</source>
        <translation>設定をまだ読み込んでいません。</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) left to decide.</source>
        <translation>
            <numerusform>決めていない設定が %n 件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation>設定を読み込んでいます…</translation>
    </message>
    <message>
        <source>Which settings are shown</source>
        <translation>表示する設定</translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>決めること</translation>
    </message>
    <message>
        <source>To decide and to know</source>
        <translation>決めることと知っておくこと</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>すべての設定</translation>
    </message>
    <message>
        <source>What becomes of the settings</source>
        <translation>設定の扱い</translation>
    </message>
    <message>
        <source>Decisions that nothing here asks for: %1</source>
        <translation>ここでは該当しない決定: %1</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>ファイル…</translation>
    </message>
    <message>
        <source>Compares each file of the inventory with what it was before the hop, and edits it</source>
        <translation>インベントリの各ファイルをホップ前と比較し、編集します</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CarryTableModel</name>
    <message>
        <source>(whole file)</source>
        <translation>(ファイル全体)</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>扱い</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分の値</translation>
    </message>
    <message>
        <source>Old default</source>
        <translation>旧既定値</translation>
    </message>
    <message>
        <source>New default</source>
        <translation>新既定値</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CarryText</name>
    <message>
        <source>kept</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>new default</source>
        <translation>新しい既定値</translation>
    </message>
    <message>
        <source>same as the new default</source>
        <translation>新しい既定値と同じ</translation>
    </message>
    <message>
        <source>own setting</source>
        <translation>独自の設定</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>not in the new sample</source>
        <translation>新しいサンプルにない</translation>
    </message>
    <message>
        <source>renamed</source>
        <translation>改名</translation>
    </message>
    <message>
        <source>default changed</source>
        <translation>既定値の変更</translation>
    </message>
    <message>
        <source>read by no role</source>
        <translation>どのロールも読まない</translation>
    </message>
    <message>
        <source>Your value is kept, in the place where the new sample has this setting.</source>
        <translation>あなたの値は、新しいサンプルでこの設定がある場所に保持されます。</translation>
    </message>
    <message>
        <source>You had the old default; the new one takes its place.</source>
        <translation>古い既定値のままだったので、新しい既定値に置き換わります。</translation>
    </message>
    <message>
        <source>Your value is the new default now.</source>
        <translation>あなたの値が新しい既定値になりました。</translation>
    </message>
    <message>
        <source>Neither sample has this setting; it comes along as it is.</source>
        <translation>どちらのサンプルにもない設定です。そのまま引き継がれます。</translation>
    </message>
    <message>
        <source>You had taken this setting out; it is a comment in the new file.</source>
        <translation>あなたが外した設定です。新しいファイルではコメントになります。</translation>
    </message>
    <message>
        <source>The new sample does not have this setting any more. Your value is kept.</source>
        <translation>新しいサンプルにはこの設定がありません。あなたの値は保持されます。</translation>
    </message>
    <message>
        <source>Since %1 the sample does not have this setting any more. Your value is kept.</source>
        <translation>%1 以降、サンプルにはこの設定がありません。あなたの値は保持されます。</translation>
    </message>
    <message>
        <source>This setting has another name now. Your value is kept under it.</source>
        <translation>この設定は名前が変わりました。あなたの値は新しい名前で保持されます。</translation>
    </message>
    <message>
        <source>You relied on a default, and that is another one now.</source>
        <translation>既定値に頼っていましたが、その既定値が変わりました。</translation>
    </message>
    <message>
        <source>No role of the new release reads this setting. Your value is kept and has no effect.</source>
        <translation>新しいリリースではどのロールもこの設定を読みません。あなたの値は保持されますが、効果はありません。</translation>
    </message>
    <message>
        <source>Its place is taken by %1.</source>
        <translation>代わりは %1 です。</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>決定済み</translation>
    </message>
    <message>
        <source>to decide</source>
        <translation>要決定</translation>
    </message>
    <message>
        <source>You changed this setting, and the new release has another default.</source>
        <translation>あなたが変更した設定で、新しいリリースでは既定値が変わりました。</translation>
    </message>
    <message>
        <source>You did not set this, and the new release has another default. Keep what holds now, or take the new one?</source>
        <translation>あなたが設定していない項目で、新しいリリースでは既定値が変わりました。今の値を保ちますか、それとも新しい値にしますか？</translation>
    </message>
    <message>
        <source>The new release wants this value written in another way.</source>
        <translation>新しいリリースでは、この値の書き方が変わりました。</translation>
    </message>
    <message>
        <source>Your value holds back a version.</source>
        <translation>あなたの値はバージョンを固定しています。</translation>
    </message>
    <message>
        <source>This setting has another name now that does not mean quite the same.</source>
        <translation>この設定は名前が変わり、意味も少し異なります。</translation>
    </message>
    <message>
        <source>You changed this file, and so did the new release. It cannot be merged setting by setting.</source>
        <translation>このファイルはあなたも新しいリリースも変更しています。設定ごとには統合できません。</translation>
    </message>
    <message>
        <source>This is not YAML.</source>
        <translation>YAML ではありません。</translation>
    </message>
    <message>
        <source>This has to be this one setting: its name, a colon, its value.</source>
        <translation>この設定一つだけを「名前: 値」の形で書いてください。</translation>
    </message>
    <message>
        <source>The value is of another type than before. It can be taken if that is meant.</source>
        <translation>値の型が以前と異なります。意図したものであれば使えます。</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) of yours come along</source>
        <translation>
            <numerusform>あなたの設定 %n 件を引き継ぎ</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is left to decide</source>
        <translation>決めることは残っていません</translation>
    </message>
    <message numerus="yes">
        <source>%n to decide</source>
        <translation>
            <numerusform>要決定 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>ファイル %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>unchanged</source>
        <comment>file</comment>
        <translation>変更なし</translation>
    </message>
    <message>
        <source>merged</source>
        <comment>file</comment>
        <translation>統合</translation>
    </message>
    <message>
        <source>to decide</source>
        <comment>file</comment>
        <translation>要決定</translation>
    </message>
    <message>
        <source>left out</source>
        <comment>file</comment>
        <translation>除外</translation>
    </message>
    <message>
        <source>en</source>
        <comment>code of the language of this file</comment>
        <translation>ja</translation>
    </message>
    <message>
        <source>BGP peers are among them: have a look at what they have become.</source>
        <translation>BGP ピアが含まれています。変換結果を確認してください。</translation>
    </message>
    <message>
        <source>An address range is a template; no object can be made of it.</source>
        <translation>アドレス範囲がテンプレートのため、オブジェクトを作れません。</translation>
    </message>
    <message>
        <source>Nothing says which addresses MetalLB may give out.</source>
        <translation>MetalLB が割り当てるアドレスの指定がありません。</translation>
    </message>
    <message>
        <source>Addresses ending in .0 and .255 stay unused, as before.</source>
        <translation>末尾が .0 と .255 のアドレスは、これまでどおり使いません。</translation>
    </message>
    <message>
        <source>kube_vip_services_enabled is on too: two programs would give out addresses.</source>
        <translation>kube_vip_services_enabled も有効です。二つのプログラムがアドレスを割り当てることになります。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CauseDialog</name>
    <message>
        <source>Line %1 of the log, %2</source>
        <comment>number, how certain the cause is</comment>
        <translation>ログの %1 行目、%2</translation>
    </message>
    <message numerus="yes">
        <source>%1; %n line(s) say so</source>
        <translation>
            <numerusform>%1、該当 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>In the task: %1</source>
        <translation>タスク: %1</translation>
    </message>
    <message>
        <source>Collect evidence from %1</source>
        <translation>%1 から証拠を収集</translation>
    </message>
    <message>
        <source>Probable cause</source>
        <translation>推定される原因</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>title of an issue, how certain it is</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Probable &amp;causes:</source>
        <translation>推定される原因(&amp;C):</translation>
    </message>
    <message>
        <source>Probable causes</source>
        <translation>推定される原因</translation>
    </message>
    <message>
        <source>Show in &amp;log</source>
        <translation>ログで表示(&amp;L)</translation>
    </message>
    <message>
        <source>Cause and evidence</source>
        <translation>原因と証拠</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>証拠</translation>
    </message>
    <message>
        <source>Node to ask</source>
        <translation>問い合わせるノード</translation>
    </message>
    <message>
        <source>Journal of kubelet, containers, etcd, disk, time and certificates; changes nothing there</source>
        <translation>kubelet のジャーナル、コンテナー、etcd、ディスク、時刻、証明書を読みます。ノードでは何も変更しません</translation>
    </message>
    <message>
        <source>Apply &amp;remedy…</source>
        <translation>対処の適用(&amp;R)…</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>コピー(&amp;O)</translation>
    </message>
    <message>
        <source>Clos&amp;e</source>
        <translation>閉じる(&amp;E)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CertificateText</name>
    <message>
        <source>Served by the API server</source>
        <translation>API サーバーが提示</translation>
    </message>
    <message>
        <source>Served by etcd</source>
        <translation>etcd が提示</translation>
    </message>
    <message>
        <source>Served by the kubelet</source>
        <translation>kubelet が提示</translation>
    </message>
    <message>
        <source>Served: authority in the chain</source>
        <translation>提示: チェーン内の認証局</translation>
    </message>
    <message>
        <source>Authority</source>
        <comment>certificate</comment>
        <translation>認証局</translation>
    </message>
    <message>
        <source>API server</source>
        <comment>certificate</comment>
        <translation>API サーバー</translation>
    </message>
    <message>
        <source>API server as a client</source>
        <comment>certificate</comment>
        <translation>API サーバー(クライアント)</translation>
    </message>
    <message>
        <source>Front proxy</source>
        <comment>certificate</comment>
        <translation>フロントプロキシ</translation>
    </message>
    <message>
        <source>etcd member</source>
        <comment>certificate</comment>
        <translation>etcd メンバー</translation>
    </message>
    <message>
        <source>etcd administrator</source>
        <comment>certificate</comment>
        <translation>etcd 管理者</translation>
    </message>
    <message>
        <source>etcd client of the node</source>
        <comment>certificate</comment>
        <translation>ノードの etcd クライアント</translation>
    </message>
    <message>
        <source>kubelet as a client</source>
        <comment>certificate</comment>
        <translation>kubelet(クライアント)</translation>
    </message>
    <message>
        <source>kubelet’s server</source>
        <comment>certificate</comment>
        <translation>kubelet(サーバー)</translation>
    </message>
    <message>
        <source>In a kubeconfig</source>
        <comment>certificate</comment>
        <translation>kubeconfig 内</translation>
    </message>
    <message>
        <source>Copy of the network plugin</source>
        <comment>certificate</comment>
        <translation>ネットワークプラグインの写し</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>certificate</comment>
        <translation>その他</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <comment>certificate</comment>
        <translation>読み取れません</translation>
    </message>
    <message numerus="yes">
        <source>expired %n day(s) ago</source>
        <translation>
            <numerusform>%n 日前に期限切れ</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>残り %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>Urgent</source>
        <comment>certificate</comment>
        <translation>至急</translation>
    </message>
    <message>
        <source>Soon</source>
        <comment>certificate: something has to be done</comment>
        <translation>要対応</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>certificate</comment>
        <translation>情報</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>このマシン</translation>
    </message>
    <message>
        <source>%1: %2 expired on %3.</source>
        <translation>%1: %2 は %3 に期限が切れました。</translation>
    </message>
    <message>
        <source>%1: %2 ends on %3.</source>
        <translation>%1: %2 の期限は %3 です。</translation>
    </message>
    <message>
        <source>%1: %2 is not valid before %3.</source>
        <translation>%1: %2 は %3 より前には有効になりません。</translation>
    </message>
    <message>
        <source>%1: what %2 serves is not what lies in %3: it has not been restarted since.</source>
        <translation>%1: %2 が提示する証明書は %3 のものと異なります。更新後に再起動されていません。</translation>
    </message>
    <message>
        <source>%1: the private key beside %2 belongs to another certificate.</source>
        <translation>%1: %2 と対になる秘密鍵が、別の証明書のものです。</translation>
    </message>
    <message>
        <source>%1: %2 could not be looked at: %3.</source>
        <translation>%1: %2 を確認できませんでした: %3。</translation>
    </message>
    <message>
        <source>%1: its clock cannot be trusted (%2).</source>
        <translation>%1: 時計が信頼できません (%2)。</translation>
    </message>
    <message>
        <source>%1: the authority’s private key is not there: kubeadm cannot renew.</source>
        <translation>%1: 認証局の秘密鍵がないため、kubeadm では更新できません。</translation>
    </message>
    <message>
        <source>%1: could not be asked: %2</source>
        <translation>%1: 問い合わせできませんでした: %2</translation>
    </message>
    <message>
        <source>kubeadm does not renew it: move the old ones out of /etc/ssl/etcd/ssl and run Kubespray’s cluster.yml with --tags=etcd.</source>
        <translation>kubeadm は更新しません。古いものを /etc/ssl/etcd/ssl の外に移し、Kubespray の cluster.yml を --tags=etcd で実行してください。</translation>
    </message>
    <message>
        <source>The kubelet renews it by itself while it can log in. If it has expired: renew the control planes, then join the node anew.</source>
        <translation>kubelet はログインできる間は自動で更新します。期限切れの場合は、コントロールプレーンを更新してから、ノードを参加させ直してください。</translation>
    </message>
    <message>
        <source>kubemori certs --cluster … --renew renews what kubeadm manages, one control plane after the other.</source>
        <translation>kubemori certs --cluster … --renew は、kubeadm が管理するものをコントロールプレーン 1 台ずつ更新します。</translation>
    </message>
    <message>
        <source>Renew, or start the server’s pod anew.</source>
        <translation>更新するか、サーバーの Pod を起動し直してください。</translation>
    </message>
    <message>
        <source>Put the pair back from a backup, or renew.</source>
        <translation>証明書と鍵の組をバックアップから戻すか、更新してください。</translation>
    </message>
    <message>
        <source>Set the clock of the node.</source>
        <translation>ノードの時計を合わせてください。</translation>
    </message>
    <message>
        <source>Renew with the authority that signed them.</source>
        <translation>署名した認証局で更新してください。</translation>
    </message>
    <message>
        <source>k8s-certs-renew.timer renews them by itself</source>
        <translation>k8s-certs-renew.timer が自動で更新します</translation>
    </message>
    <message>
        <source>k8s-certs-renew.timer is there, but off</source>
        <translation>k8s-certs-renew.timer はありますが、無効です</translation>
    </message>
    <message>
        <source>nothing renews them by itself</source>
        <translation>自動で更新するものはありません</translation>
    </message>
    <message>
        <source>not known whether something renews them</source>
        <translation>自動で更新されるかは不明です</translation>
    </message>
    <message>
        <source>The inventory lets Kubespray’s timer renew the certificates of the control planes.</source>
        <translation>インベントリの設定により、Kubespray のタイマーがコントロールプレーンの証明書を更新します。</translation>
    </message>
    <message>
        <source>The inventory does not let Kubespray renew certificates by itself (auto_renew_certificates is off unless it is set): they end a year after the last upgrade or renewal.</source>
        <translation>インベントリの設定では、Kubespray は証明書を自動で更新しません (auto_renew_certificates は設定しない限り無効です)。最後のアップグレードまたは更新から 1 年で期限が切れます。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CheckoutBar</name>
    <message>
        <source>Kubespray checkout</source>
        <translation>Kubespray のチェックアウト</translation>
    </message>
    <message>
        <source>Looking at the checkout…</source>
        <translation>チェックアウトを確認しています…</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>再確認(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Fetch releases</source>
        <translation>リリースの取得(&amp;F)</translation>
    </message>
    <message>
        <source>Asks the remote for new tags. Branches and files stay as they are.</source>
        <translation>リモートに新しいタグを問い合わせます。ブランチとファイルはそのままです。</translation>
    </message>
    <message>
        <source>&amp;Work branch…</source>
        <translation>作業ブランチ(&amp;W)…</translation>
    </message>
    <message>
        <source>Checks out the branch on which this cluster is moved to the chosen release</source>
        <translation>このクラスターを選んだリリースへ移すためのブランチをチェックアウトします</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CheckoutPage</name>
    <message>
        <source>Ask the remote for new tags first (without a network this is only a warning)</source>
        <translation>先にリモートの新しいタグを取得する (ネットワークがなくても警告だけです)</translation>
    </message>
    <message>
        <source>Changes that are in no commit:</source>
        <translation>コミットされていない変更:</translation>
    </message>
    <message>
        <source>Commit them to the branch that is checked out now</source>
        <translation>現在チェックアウトしているブランチにコミットする</translation>
    </message>
    <message>
        <source>Set them aside (git stash)</source>
        <translation>退避する (git stash)</translation>
    </message>
    <message>
        <source>Do nothing while there are any</source>
        <translation>変更がある間は何もしない</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CheckoutText</name>
    <message>
        <source>no release</source>
        <translation>リリースではない</translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s) after %1</source>
        <translation>
            <numerusform>%1 の後に %n コミット</numerusform>
        </translation>
    </message>
    <message>
        <source>on no branch</source>
        <translation>ブランチなし</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>ブランチ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n changed file(s)</source>
        <translation>
            <numerusform>変更されたファイル %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) unknown to git</source>
        <translation>
            <numerusform>git 管理外のファイル %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>shallow clone</source>
        <translation>浅いクローン</translation>
    </message>
    <message>
        <source>linked worktree</source>
        <translation>リンクされたワークツリー</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has no new releases.</source>
        <translation>%1 に新しいリリースはありません。</translation>
    </message>
    <message numerus="yes">
        <source>%n new tag(s) from %1: %2.</source>
        <translation>
            <numerusform>%1 から新しいタグ %n 件: %2。</numerusform>
        </translation>
    </message>
    <message>
        <source>These tags are another commit there than here and were left as they are: %1. A release does not change; ask whoever moved them before you use them.</source>
        <translation>次のタグはリモートと手元で指すコミットが異なるため、そのままにしました: %1。リリースは変わらないものです。使う前に、動かした人に確認してください。</translation>
    </message>
    <message>
        <source>Makes the branch %1 at %2 and checks it out.</source>
        <translation>%2 にブランチ %1 を作り、チェックアウトします。</translation>
    </message>
    <message numerus="yes">
        <source>The branch %1 is there, with %n commit(s) since %2. It is checked out.</source>
        <translation>
            <numerusform>ブランチ %1 はすでにあり、%2 から %n コミット進んでいます。これをチェックアウトします。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The branch %1 is checked out already, with %n commit(s) since %2.</source>
        <translation>
            <numerusform>ブランチ %1 はすでにチェックアウトされており、%2 から %n コミット進んでいます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Changes that are in no commit: %1. Say below what becomes of them.</source>
        <translation>コミットされていない変更があります: %1。どうするかを下で選んでください。</translation>
    </message>
    <message>
        <source>%1 is checked out without a branch, so no branch would keep the commit. Stash the changes instead.</source>
        <translation>%1 はブランチなしでチェックアウトされているため、コミットを残すブランチがありません。代わりに変更を退避してください。</translation>
    </message>
    <message>
        <source>Files with conflicts of an unfinished merge: %1. Resolve and commit them first.</source>
        <translation>未完了のマージで競合しているファイルがあります: %1。先に解決してコミットしてください。</translation>
    </message>
    <message>
        <source>A merge, rebase or cherry-pick is half done (%1). Finish or abort it first.</source>
        <translation>マージ、リベースまたはチェリーピックが途中です (%1)。先に完了するか中止してください。</translation>
    </message>
    <message>
        <source>Files that git does not keep would be overwritten: %1. Move them elsewhere, or commit them on their own branch (git add -f).</source>
        <translation>git が管理していないファイルが上書きされます: %1。別の場所に移すか、それぞれのブランチにコミットしてください (git add -f)。</translation>
    </message>
    <message>
        <source>The branch %1 is checked out in another worktree: %2. Work there, or free it.</source>
        <translation>ブランチ %1 は別のワークツリーでチェックアウトされています: %2。そこで作業するか、解放してください。</translation>
    </message>
    <message>
        <source>A branch %1 exists, but it does not contain %2. Rename it or delete it first.</source>
        <translation>ブランチ %1 はありますが、%2 を含んでいません。先に改名するか削除してください。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ClusterAssistant</name>
    <message>
        <source>This cannot be used: %1</source>
        <translation>この内容は使えません: %1</translation>
    </message>
    <message>
        <source>Another cluster has this id.</source>
        <translation>この ID は別のクラスターで使われています。</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>%1 の編集</translation>
    </message>
    <message>
        <source>Duplicate a cluster</source>
        <translation>クラスターの複製</translation>
    </message>
    <message>
        <source>Add a cluster</source>
        <translation>クラスターの追加</translation>
    </message>
    <message>
        <source>&amp;Continue anyway</source>
        <translation>このまま続行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>次へ(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>複製(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Add the cluster</source>
        <translation>クラスターを追加(&amp;A)</translation>
    </message>
    <message>
        <source>Needs a name and an id</source>
        <translation>名前と ID が必要です</translation>
    </message>
    <message>
        <source>Choose one first</source>
        <translation>先に 1 つ選んでください</translation>
    </message>
    <message>
        <source>Where its settings come from</source>
        <translation>設定の取得元</translation>
    </message>
    <message>
        <source>How it is reached</source>
        <translation>接続方法</translation>
    </message>
    <message>
        <source>Whether that works</source>
        <translation>接続の確認</translation>
    </message>
    <message>
        <source>What it is called</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Step %1 of %2: %3</source>
        <translation>手順 %1 / %2: %3</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>戻る(&amp;B)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ClusterExchangeDialog</name>
    <message>
        <source>Import clusters</source>
        <translation>クラスターの取り込み</translation>
    </message>
    <message>
        <source>Export clusters</source>
        <translation>クラスターの書き出し</translation>
    </message>
    <message>
        <source>Takes clusters over from another clusters.yaml. A cluster whose id is used here already gets another one.</source>
        <translation>別の clusters.yaml からクラスターを取り込みます。ID がすでに使われているクラスターには別の ID が付きます。</translation>
    </message>
    <message>
        <source>Writes the chosen clusters to a file for another computer. Logins in addresses, power-on commands with a password, and comments are left out.</source>
        <translation>選んだクラスターを、別のコンピューターで使うファイルに書き出します。アドレス内のログイン情報、パスワードを含む電源投入コマンド、コメントは書き出しません。</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Clusters</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>取り込み(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>書き出し(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>ファイルがありません。</translation>
    </message>
    <message>
        <source>becomes %1</source>
        <translation>%1 になります</translation>
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
    <message>
        <source>Simulated</source>
        <translation>模擬</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ClusterManager</name>
    <message>
        <source>These clusters are simulated.</source>
        <translation>これらは模擬クラスターです。</translation>
    </message>
    <message>
        <source>No cluster is shown.</source>
        <translation>クラスターが表示されていません。</translation>
    </message>
    <message>
        <source>This cluster is not in clusters.yaml.</source>
        <translation>このクラスターは clusters.yaml にありません。</translation>
    </message>
    <message>
        <source>Not while an operation is running on this cluster.</source>
        <translation>このクラスターで操作を実行している間はできません。</translation>
    </message>
    <message>
        <source>Add a cluster step by step; every link to it is tested</source>
        <translation>順を追ってクラスターを追加します。接続はすべて確認します</translation>
    </message>
    <message>
        <source>Change how this cluster is reached and what it is called</source>
        <translation>このクラスターの接続方法と名前を変更します</translation>
    </message>
    <message>
        <source>Add a cluster with the settings of this one</source>
        <translation>このクラスターの設定を写して追加します</translation>
    </message>
    <message>
        <source>Take this cluster out of the list; nothing is changed on it</source>
        <translation>このクラスターを一覧から外します。クラスター自体は変更しません</translation>
    </message>
    <message>
        <source>Take clusters over from another clusters.yaml</source>
        <translation>別の clusters.yaml からクラスターを取り込みます</translation>
    </message>
    <message>
        <source>Write clusters to a file for another computer, without secrets</source>
        <translation>クラスターを別のコンピューター用のファイルに書き出します。秘密情報は含みません</translation>
    </message>
    <message>
        <source>There is no cluster yet.</source>
        <translation>クラスターはまだありません。</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (コピー)</translation>
    </message>
    <message>
        <source>Remove %1 from the list?</source>
        <translation>%1 を一覧から外しますか？</translation>
    </message>
    <message>
        <source>Its entry in clusters.yaml is deleted. Nothing is changed on the cluster, and the records of its operations stay on this computer.</source>
        <translation>clusters.yaml の項目を削除します。クラスターは何も変更されず、操作の記録はこのコンピューターに残ります。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>外す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>The clusters were written to %1.</source>
        <translation>クラスターを %1 に書き出しました。</translation>
    </message>
    <message>
        <source>%1 was changed by another program meanwhile, so nothing was written. It has been read again: look at the list, then try once more.</source>
        <translation>%1 が別のプログラムで変更されたため、何も書き込みませんでした。ファイルを読み直しました。一覧を確かめてから、もう一度行ってください。</translation>
    </message>
    <message>
        <source>Another cluster has this id.</source>
        <translation>この ID は別のクラスターで使われています。</translation>
    </message>
    <message>
        <source>Problems in clusters.yaml</source>
        <translation>clusters.yaml の問題</translation>
    </message>
    <message>
        <source>A cluster with an error is left out of the list. Correct these places in an editor; the file is read again by itself.</source>
        <translation>誤りのあるクラスターは一覧に表示されません。次の箇所をエディターで直してください。ファイルは自動で読み直します。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Add a cluster…</source>
        <translation>クラスターの追加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Edit the cluster…</source>
        <translation>クラスターの編集(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Duplicate the cluster…</source>
        <translation>クラスターの複製(&amp;D)…</translation>
    </message>
    <message>
        <source>Re&amp;move the cluster…</source>
        <translation>クラスターを外す(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Import clusters…</source>
        <translation>クラスターの取り込み(&amp;I)…</translation>
    </message>
    <message>
        <source>E&amp;xport clusters…</source>
        <translation>クラスターの書き出し(&amp;X)…</translation>
    </message>
    <message>
        <source>This cluster is not in clusters.yaml: there is nothing to enter.</source>
        <translation>このクラスターは clusters.yaml にないため、記入するものがありません。</translation>
    </message>
    <message>
        <source>%1: environment %2 and inventory %3 are entered.</source>
        <translation>%1: 環境 %2 とインベントリ %3 を記入しました。</translation>
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
    <message>
        <source>Releases</source>
        <translation>リリース</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1、%2</translation>
    </message>
    <message>
        <source>Ansible</source>
        <translation>Ansible</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>アップグレード</translation>
    </message>
    <message>
        <source> – blocks</source>
        <comment>something stands in the way</comment>
        <translation> – 阻止あり</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健全性</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ClusterPanel</name>
    <message>
        <source>Clusters</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Add a cluster…</source>
        <translation>クラスターの追加…</translation>
    </message>
    <message numerus="yes">
        <source>clusters.yaml: %n problem(s)</source>
        <translation>
            <numerusform>clusters.yaml: 問題 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what is wrong, and where</source>
        <translation>誤りの内容と箇所を表示します</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::CommandsPanel</name>
    <message>
        <source>Commands that will be run</source>
        <translation>実行するコマンド</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the commands</source>
        <translation>コマンドをコピー</translation>
    </message>
    <message numerus="yes">
        <source>Commands that will be run (%n)</source>
        <translation>
            <numerusform>実行するコマンド (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Finding out what will be run…</source>
        <translation>実行する内容を調べています…</translation>
    </message>
    <message>
        <source>It cannot be told what will be run: %1</source>
        <translation>実行する内容が分かりません: %1</translation>
    </message>
    <message>
        <source>Nothing is changed by this page: it only looks.</source>
        <translation>このページは確認だけで、何も変更しません。</translation>
    </message>
    <message>
        <source>As things are, no command would be run.</source>
        <translation>現在の状態では、実行するコマンドはありません。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ConflictPanel</name>
    <message>
        <source>&amp;Change the decision</source>
        <translation>決定を変更(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Decide</source>
        <translation>決定(&amp;D)</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分の値</translation>
    </message>
    <message>
        <source>Sample of %1</source>
        <translation>%1 のサンプル</translation>
    </message>
    <message>
        <source>Old sample</source>
        <translation>旧サンプル</translation>
    </message>
    <message>
        <source>New sample</source>
        <translation>新サンプル</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>ありません</translation>
    </message>
    <message>
        <source>&amp;Keep mine</source>
        <translation>自分の値を保つ(&amp;K)</translation>
    </message>
    <message>
        <source>Take the &amp;new one</source>
        <translation>新しい値にする(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Write it myself:</source>
        <translation>自分で書く(&amp;W):</translation>
    </message>
    <message>
        <source>Text of the setting</source>
        <translation>設定のテキスト</translation>
    </message>
    <message>
        <source>&amp;Undo the decision</source>
        <translation>決定を取り消す(&amp;U)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ConnectionPage</name>
    <message>
        <source>Connections</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>A proxy with a name or password is not taken: it would stand in a file, and everybody on this machine could read it in the list of processes. Use a proxy that lets this machine in, or a local one (such as cntlm) that logs in.</source>
        <translation>ユーザー名やパスワードを含むプロキシは設定できません。ファイルに残り、プロセスの一覧からこのマシンの誰にでも読めてしまうためです。このマシンを認証なしで通すプロキシか、代わりにログインするローカルのプロキシ (cntlm など) を使ってください。</translation>
    </message>
    <message>
        <source>A proxy begins with http://, https://, socks5:// or socks5h://.</source>
        <translation>プロキシは http://、https://、socks5://、socks5h:// のいずれかで始めてください。</translation>
    </message>
    <message>
        <source>A proxy is written as http://HOST:PORT, with nothing behind it.</source>
        <translation>プロキシは http://ホスト:ポート の形で書き、後ろには何も付けないでください。</translation>
    </message>
    <message>
        <source>%1: write a time from 1s to 24h, such as 90s, 10m or 1h30m.</source>
        <translation>%1: 1s から 24h までの時間を 90s、10m、1h30m のように入力してください。</translation>
    </message>
    <message>
        <source>%1: write names, domains and addresses, separated by commas.</source>
        <translation>%1: 名前、ドメイン、アドレスをコンマで区切って入力してください。</translation>
    </message>
    <message>
        <source>Timeouts where clusters.yaml names none</source>
        <translation>タイムアウト (clusters.yaml に指定がない場合)</translation>
    </message>
    <message>
        <source>Seconds, or 90s, 10m, 1h30m. They count for clusters from the next start of Kubemori on, and are shown in the plan of an operation.</source>
        <translation>秒数、または 90s、10m、1h30m のように入力します。次に Kubemori を起動したときから有効になり、操作の計画に表示されます。</translation>
    </message>
    <message>
        <source>A single &amp;command:</source>
        <translation>コマンド 1 回(&amp;C):</translation>
    </message>
    <message>
        <source>&amp;Draining a node:</source>
        <translation>ノードの退避(&amp;D):</translation>
    </message>
    <message>
        <source>Detaching &amp;volumes:</source>
        <translation>ボリュームの切り離し(&amp;V):</translation>
    </message>
    <message>
        <source>Until a node is do&amp;wn:</source>
        <translation>ノードの停止まで(&amp;W):</translation>
    </message>
    <message>
        <source>Until it is &amp;up again:</source>
        <translation>ノードの起動まで(&amp;U):</translation>
    </message>
    <message>
        <source>Until it is &amp;Ready:</source>
        <translation>Ready になるまで(&amp;R):</translation>
    </message>
    <message>
        <source>Until the &amp;gates are open:</source>
        <translation>ゲートが開くまで(&amp;G):</translation>
    </message>
    <message>
        <source>Proxies for git, ansible, kubectl and curl</source>
        <translation>git、ansible、kubectl、curl のプロキシ</translation>
    </message>
    <message>
        <source>For programs that run on this machine. Empty: as the environment says. ssh does not use them; ~/.ssh/config does that.</source>
        <translation>このマシンで実行するプログラムに渡します。空欄の場合は環境変数に従います。ssh では使われません (~/.ssh/config で設定します)。</translation>
    </message>
    <message>
        <source>&amp;HTTP:</source>
        <translation>HTTP(&amp;H):</translation>
    </message>
    <message>
        <source>HTTP&amp;S:</source>
        <translation>HTTPS(&amp;S):</translation>
    </message>
    <message>
        <source>Not &amp;for:</source>
        <translation>除外(&amp;F):</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DemoBanner</name>
    <message>
        <source>Demo: these clusters are simulated. Nothing real is touched, and time runs faster.</source>
        <translation>デモ: これらは模擬クラスターです。実物には一切触れません。時間は速く進みます。</translation>
    </message>
    <message>
        <source>&amp;Practise a rolling reboot</source>
        <translation>ローリング再起動の練習(&amp;P)</translation>
    </message>
    <message>
        <source>Opens the rolling reboot of the simulated education cluster</source>
        <translation>教育用の模擬クラスターのローリング再起動を開きます</translation>
    </message>
    <message>
        <source>&amp;Add a cluster…</source>
        <translation>クラスターの追加(&amp;A)…</translation>
    </message>
    <message>
        <source>Shows how to tell Kubemori of your own clusters</source>
        <translation>自分のクラスターを Kubemori に登録する方法を表示します</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffFilterBar</name>
    <message>
        <source>Filter by path</source>
        <translation>パスで絞り込み</translation>
    </message>
    <message>
        <source>Words that must occur in the old or new path</source>
        <translation>変更前または変更後のパスに含まれる語</translation>
    </message>
    <message>
        <source>Filter by changed text</source>
        <translation>変更された文字列で絞り込み</translation>
    </message>
    <message>
        <source>Only files with this text in a line that came or went</source>
        <translation>追加または削除された行にこの文字列があるファイルだけを表示します</translation>
    </message>
    <message>
        <source>Only my inventory</source>
        <translation>自分のインベントリのみ</translation>
    </message>
    <message>
        <source>No inventory is set for this cluster.</source>
        <translation>このクラスターにはインベントリが設定されていません。</translation>
    </message>
    <message>
        <source>Your inventory is in neither version; what changed in the sample that it was made from is shown: %1</source>
        <translation>自分のインベントリはどちらの版にもないため、元になったサンプルの変更を表示します: %1</translation>
    </message>
    <message>
        <source>Only files in %1</source>
        <translation>%1 のファイルだけを表示します</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffOverview</name>
    <message>
        <source>Overview of the changes</source>
        <translation>変更の全体図</translation>
    </message>
    <message>
        <source>Where the changes are; a click goes there</source>
        <translation>変更のある場所です。クリックするとそこへ移動します</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffPage</name>
    <message>
        <source>The tags and branches could not be read.</source>
        <translation>タグとブランチを読み込めませんでした。</translation>
    </message>
    <message>
        <source>These two cannot be compared.</source>
        <translation>この 2 つは比較できません。</translation>
    </message>
    <message>
        <source>The two versions could not be compared.</source>
        <translation>2 つの版を比較できませんでした。</translation>
    </message>
    <message>
        <source>The changed text could not be searched.</source>
        <translation>変更された文字列を検索できませんでした。</translation>
    </message>
    <message>
        <source>The file could not be read.</source>
        <translation>ファイルを読み込めませんでした。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>比較しています…</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 と %2</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>比較するものがありません</translation>
    </message>
    <message>
        <source>No Kubespray checkout is set for this cluster.</source>
        <translation>このクラスターには Kubespray のチェックアウトが設定されていません。</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>差分なし</translation>
    </message>
    <message>
        <source>Both versions have the same files with the same content.</source>
        <translation>どちらの版も、ファイルとその内容が同じです。</translation>
    </message>
    <message>
        <source>Nothing is compared yet</source>
        <translation>まだ比較していません</translation>
    </message>
    <message>
        <source>Choose two versions above.</source>
        <translation>上で 2 つの版を選んでください。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 個のファイル</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n file(s)</source>
        <translation>
            <numerusform>%n 個中 %1 個のファイル</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare versions</source>
        <translation>版の比較</translation>
    </message>
    <message>
        <source>Next File</source>
        <translation>次のファイル</translation>
    </message>
    <message>
        <source>Previous File</source>
        <translation>前のファイル</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffPane</name>
    <message>
        <source>Side by Side</source>
        <translation>左右に並べる</translation>
    </message>
    <message>
        <source>Old and new beside each other, or one below the other</source>
        <translation>変更前と変更後を左右に並べて、または上下に続けて表示します</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Previous change; from the first on, the file before</source>
        <translation>前の変更。最初の変更からは前のファイルへ</translation>
    </message>
    <message>
        <source>Next change; from the last on, the next file</source>
        <translation>次の変更。最後の変更からは次のファイルへ</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>検索</translation>
    </message>
    <message>
        <source>Search this file</source>
        <translation>このファイルを検索</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>前の一致</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>次の一致</translation>
    </message>
    <message>
        <source>White space</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Which differences in white space are shown</source>
        <translation>空白の違いをどこまで表示するか</translation>
    </message>
    <message>
        <source>Skip Blank Lines</source>
        <translation>空行を無視</translation>
    </message>
    <message>
        <source>Changes of nothing but blank lines do not count</source>
        <translation>空行だけの変更は差分とみなしません</translation>
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
        <source>No file is chosen</source>
        <translation>ファイルが選ばれていません</translation>
    </message>
    <message>
        <source>Choose one on the left.</source>
        <translation>左から選んでください。</translation>
    </message>
    <message>
        <source>Not a regular expression</source>
        <translation>正規表現ではありません</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>検索しています…</translation>
    </message>
    <message>
        <source>No match</source>
        <translation>一致なし</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 件中 %1 件目</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffSourceBar</name>
    <message>
        <source>Working tree</source>
        <translation>作業ツリー</translation>
    </message>
    <message>
        <source>Folder…</source>
        <translation>フォルダー…</translation>
    </message>
    <message>
        <source>Compare with a Folder</source>
        <translation>フォルダーと比較</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>変更前(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>変更後(&amp;T)</translation>
    </message>
    <message>
        <source>From version</source>
        <translation>変更前の版</translation>
    </message>
    <message>
        <source>To version</source>
        <translation>変更後の版</translation>
    </message>
    <message>
        <source>A tag, branch, commit, the working tree, or a folder that begins with “/”</source>
        <translation>タグ、ブランチ、コミット、作業ツリー、または「/」で始まるフォルダー</translation>
    </message>
    <message>
        <source>Swap the two versions</source>
        <translation>2 つの版を入れ替え</translation>
    </message>
    <message>
        <source>Compare again</source>
        <translation>もう一度比較</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffText</name>
    <message>
        <source>Added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Modified</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>名前変更</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Type changed</source>
        <translation>種類の変更</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>バイナリー</translation>
    </message>
    <message>
        <source>%1, %2% the same</source>
        <translation>%1、%2% 一致</translation>
    </message>
    <message>
        <source>now executable</source>
        <translation>実行可能になった</translation>
    </message>
    <message>
        <source>no longer executable</source>
        <translation>実行可能でなくなった</translation>
    </message>
    <message>
        <source>symbolic link</source>
        <translation>シンボリックリンク</translation>
    </message>
    <message>
        <source>submodule</source>
        <translation>サブモジュール</translation>
    </message>
    <message>
        <source>White space counts</source>
        <translation>空白も比較</translation>
    </message>
    <message>
        <source>Not at line ends</source>
        <translation>行末の空白を無視</translation>
    </message>
    <message>
        <source>Not its amount</source>
        <translation>空白の量を無視</translation>
    </message>
    <message>
        <source>White space ignored</source>
        <translation>空白をすべて無視</translation>
    </message>
    <message>
        <source>Binary file</source>
        <translation>バイナリーファイル</translation>
    </message>
    <message>
        <source>Before: %1, now: %2. Only text can be compared line by line.</source>
        <translation>変更前: %1、変更後: %2。行ごとに比較できるのはテキストだけです。</translation>
    </message>
    <message>
        <source>Too large to show</source>
        <translation>大きすぎて表示できません</translation>
    </message>
    <message>
        <source>Files of more than %1 are not shown here. Use git diff in a terminal.</source>
        <translation>%1 を超えるファイルはここでは表示しません。端末で git diff を使ってください。</translation>
    </message>
    <message>
        <source>No line is different</source>
        <translation>異なる行はありません</translation>
    </message>
    <message>
        <source>Empty file</source>
        <translation>空のファイル</translation>
    </message>
    <message>
        <source>Only white space is different</source>
        <translation>空白だけが異なります</translation>
    </message>
    <message>
        <source>Choose “%1” above to see it.</source>
        <translation>上で「%1」を選ぶと表示されます。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffTree</name>
    <message>
        <source>Changed files</source>
        <translation>変更されたファイル</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DiffView</name>
    <message>
        <source>Differences</source>
        <translation>差分</translation>
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
        <source>Show These &amp;Lines</source>
        <translation>この行を表示(&amp;L)</translation>
    </message>
    <message>
        <source>Show All &amp;Unchanged Lines</source>
        <translation>変更のない行をすべて表示(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Hide Unchanged Lines</source>
        <translation>変更のない行を隠す(&amp;H)</translation>
    </message>
    <message>
        <source>↓ %1 more</source>
        <translation>↓ さらに %1 行</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>↑ %1 more</source>
        <translation>↑ さらに %1 行</translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged line(s)</source>
        <translation>
            <numerusform>変更のない %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>… %L1 characters more</source>
        <translation>… あと %L1 文字</translation>
    </message>
    <message>
        <source>no line feed at the end</source>
        <translation>末尾に改行なし</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::DifferencesTable</name>
    <message>
        <source>not decided</source>
        <translation>未決定</translation>
    </message>
    <message>
        <source>the hop itself</source>
        <translation>ホップ自体</translation>
    </message>
    <message>
        <source>not part of it</source>
        <translation>含まれない</translation>
    </message>
    <message>
        <source>part of it</source>
        <translation>含まれる</translation>
    </message>
    <message>
        <source>To</source>
        <translation>行き先</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>ここ</translation>
    </message>
    <message>
        <source>Decisions that differ from those of %1</source>
        <translation>%1 と異なる決定</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::EnvironmentPage</name>
    <message>
        <source>does not fit</source>
        <translation>適合しません</translation>
    </message>
    <message>
        <source>fits, but has no venv</source>
        <translation>適合しますが venv がありません</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>適合</translation>
    </message>
    <message>
        <source>%1 (%2): %3</source>
        <comment>program, version, whether it fits</comment>
        <translation>%1 (%2): %3</translation>
    </message>
    <message>
        <source>The first one that fits</source>
        <translation>最初に見つかった適合するもの</translation>
    </message>
    <message>
        <source>Looking for Pythons…</source>
        <translation>Python を探しています…</translation>
    </message>
    <message>
        <source>No Python was found on the deployer. Install one first.</source>
        <translation>デプロイヤーに Python が見つかりません。先にインストールしてください。</translation>
    </message>
    <message>
        <source>None of them fits. Install one that does first.</source>
        <translation>適合するものがありません。先に適合する Python をインストールしてください。</translation>
    </message>
    <message>
        <source>Folder of the environment</source>
        <translation>環境のフォルダー</translation>
    </message>
    <message>
        <source>ansible-core %1 or later</source>
        <translation>ansible-core %1 以降</translation>
    </message>
    <message>
        <source>ansible-core from %1, below %2</source>
        <translation>ansible-core %1 以上 %2 未満</translation>
    </message>
    <message>
        <source>Python %1</source>
        <translation>Python %1</translation>
    </message>
    <message>
        <source>%1 wants %2.</source>
        <translation>%1 の要件: %2。</translation>
    </message>
    <message>
        <source>Python:</source>
        <translation>Python:</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>フォルダー:</translation>
    </message>
    <message>
        <source>Wheels:</source>
        <translation>wheel:</translation>
    </message>
    <message>
        <source>Python of the environment</source>
        <translation>環境の Python</translation>
    </message>
    <message>
        <source>Folder with wheels</source>
        <translation>wheel のフォルダー</translation>
    </message>
    <message>
        <source>Only to install without a network</source>
        <translation>ネットワークなしでインストールする場合のみ</translation>
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
    <message>
        <source>git does not trust the folder</source>
        <translation>git がフォルダーを信頼していません</translation>
    </message>
    <message>
        <source>The keyring cannot be used</source>
        <translation>キーリングを使えません</translation>
    </message>
    <message>
        <source>The folder belongs to another user than the one who logs in, so git does not look into it.</source>
        <translation>フォルダーの所有者がログインしたユーザーと異なるため、git は中を読みません。</translation>
    </message>
    <message>
        <source>This desktop has no keyring, or it is locked. Passwords are kept in memory until Kubemori is closed.</source>
        <translation>このデスクトップにキーリングがないか、ロックされています。パスワードは Kubemori を終了するまでメモリーに保持します。</translation>
    </message>
    <message>
        <source>Log in as the owner of the folder, or allow it there with the command that git names.</source>
        <translation>フォルダーの所有者でログインするか、git が示すコマンドで許可してください。</translation>
    </message>
    <message>
        <source>Start a keyring such as gnome-keyring or KWallet and unlock it.</source>
        <translation>gnome-keyring や KWallet などのキーリングを起動し、ロックを解除してください。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::EtcdText</name>
    <message>
        <source>etcd has no leader</source>
        <translation>etcd にリーダーがいません</translation>
    </message>
    <message>
        <source>See why its members do not agree: their journals (journalctl -u etcd), the network between them, their clocks. Without a leader the cluster takes no changes.</source>
        <translation>メンバーが合意できない原因を確認してください: ジャーナル (journalctl -u etcd)、メンバー間のネットワーク、時計。リーダーがいない間、クラスターは変更を受け付けません。</translation>
    </message>
    <message>
        <source>Two members call themselves leader</source>
        <translation>2 つのメンバーがリーダーを名乗っています</translation>
    </message>
    <message>
        <source>The one with the lower term has been cut off: mend the network between the members.</source>
        <translation>term の小さい方が切り離されています。メンバー間のネットワークを直してください。</translation>
    </message>
    <message>
        <source>Too few members are healthy</source>
        <translation>健全なメンバーが足りません</translation>
    </message>
    <message>
        <source>Bring members back before anything else. If their data is lost, restore a snapshot.</source>
        <translation>まずメンバーを復帰させてください。データが失われている場合はスナップショットを復元してください。</translation>
    </message>
    <message>
        <source>The next member that fails stops etcd</source>
        <translation>もう 1 つメンバーが失われると etcd が止まります</translation>
    </message>
    <message>
        <source>Bring the missing member back before any work on the others.</source>
        <translation>ほかのメンバーの作業の前に、欠けているメンバーを復帰させてください。</translation>
    </message>
    <message>
        <source>etcd has one member</source>
        <translation>etcd のメンバーは 1 つです</translation>
    </message>
    <message>
        <source>Its loss is the loss of the cluster&apos;s state: keep fresh snapshots elsewhere.</source>
        <translation>これを失うとクラスターの状態も失われます。新しいスナップショットを別の場所に保管してください。</translation>
    </message>
    <message>
        <source>Even number of members</source>
        <translation>メンバーが偶数です</translation>
    </message>
    <message>
        <source>Add a member, or remove one: an even number bears no more losses than the odd one below it.</source>
        <translation>メンバーを 1 つ追加するか外してください。偶数でも、1 つ少ない奇数より多くの故障には耐えられません。</translation>
    </message>
    <message>
        <source>A member is not healthy</source>
        <translation>健全でないメンバーがあります</translation>
    </message>
    <message>
        <source>Look at its journal (journalctl -u etcd, or its container&apos;s log) and at its host.</source>
        <translation>そのジャーナル (journalctl -u etcd、またはコンテナーのログ) とホストを確認してください。</translation>
    </message>
    <message>
        <source>A member is a learner</source>
        <translation>learner のメンバーがあります</translation>
    </message>
    <message>
        <source>Promote it when it has caught up (etcdctl member promote), or remove it.</source>
        <translation>追いついたら昇格させるか (etcdctl member promote)、外してください。</translation>
    </message>
    <message>
        <source>Alarm: no space</source>
        <translation>アラーム: 容量不足</translation>
    </message>
    <message>
        <source>etcd refuses changes. Compact, defragment one member after the other, then clear the alarm (etcdctl alarm disarm).</source>
        <translation>etcd は変更を拒否しています。コンパクションし、メンバーを 1 つずつデフラグしてから、アラームを解除してください (etcdctl alarm disarm)。</translation>
    </message>
    <message>
        <source>Alarm: corrupt</source>
        <translation>アラーム: データ破損</translation>
    </message>
    <message>
        <source>This member&apos;s data differs from the others&apos;: take it out of the cluster and add it anew. Save nothing from it.</source>
        <translation>このメンバーのデータはほかと異なります。クラスターから外して追加し直してください。このメンバーからは保存しないでください。</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>アラーム</translation>
    </message>
    <message>
        <source>Look the alarm up in etcd&apos;s documentation for this version.</source>
        <translation>このバージョンの etcd の文書でアラームを調べてください。</translation>
    </message>
    <message>
        <source>A member reports errors</source>
        <translation>エラーを報告しているメンバーがあります</translation>
    </message>
    <message>
        <source>Look at its journal for what it complains of.</source>
        <translation>ジャーナルで内容を確認してください。</translation>
    </message>
    <message>
        <source>The database is near its limit</source>
        <translation>データベースが上限に近づいています</translation>
    </message>
    <message>
        <source>Compact and defragment, or raise etcd_quota_backend_bytes in the inventory. At the limit etcd refuses changes.</source>
        <translation>コンパクションとデフラグを行うか、インベントリの etcd_quota_backend_bytes を増やしてください。上限に達すると etcd は変更を拒否します。</translation>
    </message>
    <message>
        <source>Less than half of the database is in use</source>
        <translation>データベースの使用中の部分が半分未満です</translation>
    </message>
    <message>
        <source>Defragment one member after the other, the leader last (etcdctl defrag): each is away for seconds meanwhile.</source>
        <translation>メンバーを 1 つずつ、リーダーを最後にデフラグしてください (etcdctl defrag)。その間、各メンバーは数秒応答しません。</translation>
    </message>
    <message>
        <source>Members have different versions</source>
        <translation>メンバーのバージョンが異なります</translation>
    </message>
    <message>
        <source>Finish the upgrade: a mixture is meant for its duration only.</source>
        <translation>アップグレードを完了してください。混在はその間だけのものです。</translation>
    </message>
    <message>
        <source>A member lags behind</source>
        <translation>遅れているメンバーがあります</translation>
    </message>
    <message>
        <source>See whether its disk or its network is slow; it takes part again when it has caught up.</source>
        <translation>ディスクやネットワークが遅くないか確認してください。追いつけば再び加わります。</translation>
    </message>
    <message>
        <source>Little room where etcd&apos;s data lies</source>
        <translation>etcd のデータのディスクの空きがわずかです</translation>
    </message>
    <message>
        <source>Free some room on that disk: a full one stops the member.</source>
        <translation>そのディスクの空きを増やしてください。満杯になるとメンバーが止まります。</translation>
    </message>
    <message>
        <source>The disk of a member was not looked at</source>
        <translation>ディスクを確認できなかったメンバーがあります</translation>
    </message>
    <message>
        <source>Make its host reachable over ssh as the profile says, or look at it by hand.</source>
        <translation>プロファイルどおりに ssh で到達できるようにするか、手で確認してください。</translation>
    </message>
    <message>
        <source>A member answers slowly</source>
        <translation>応答の遅いメンバーがあります</translation>
    </message>
    <message>
        <source>See what else uses its disk and its network: etcd wants a disk of its own, best an SSD.</source>
        <translation>ディスクとネットワークをほかに何が使っているか確認してください。etcd には専用のディスク、できれば SSD が必要です。</translation>
    </message>
    <message>
        <source>There is no snapshot</source>
        <translation>スナップショットがありません</translation>
    </message>
    <message>
        <source>Make one now, and then regularly: kubemori etcd snapshot.</source>
        <translation>今すぐ 1 つ作成し、その後は定期的に作成してください: kubemori etcd snapshot。</translation>
    </message>
    <message>
        <source>The newest snapshot is old</source>
        <translation>最新のスナップショットが古くなっています</translation>
    </message>
    <message>
        <source>Make a new one, and let a timer do it from now on: kubemori etcd snapshot.</source>
        <translation>新しく作成し、今後はタイマーで作成してください: kubemori etcd snapshot。</translation>
    </message>
    <message>
        <source>A snapshot&apos;s file is not as it was written</source>
        <translation>スナップショットのファイルが書かれたときと異なります</translation>
    </message>
    <message>
        <source>Do not rely on this file. Make a new snapshot.</source>
        <translation>このファイルは当てにせず、新しいスナップショットを作成してください。</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>阻止</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>情報</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>健全</translation>
    </message>
    <message>
        <source>Unhealthy</source>
        <translation>異常</translation>
    </message>
    <message>
        <source>Learner</source>
        <translation>learner</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>リーダー</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>メンバー</translation>
    </message>
    <message>
        <source>service of the host</source>
        <translation>ホストのサービス</translation>
    </message>
    <message>
        <source>container of docker</source>
        <translation>docker のコンテナー</translation>
    </message>
    <message>
        <source>static pod of kubeadm</source>
        <translation>kubeadm の static Pod</translation>
    </message>
    <message>
        <source>on other hosts than the control planes</source>
        <translation>コントロールプレーン以外のホスト</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Looking at the members</source>
        <translation>メンバーの確認</translation>
    </message>
    <message>
        <source>Saving on the host</source>
        <translation>ホストでの保存</translation>
    </message>
    <message>
        <source>Checking it there</source>
        <translation>ホストでの確認</translation>
    </message>
    <message>
        <source>Copying to this machine</source>
        <translation>このマシンへのコピー</translation>
    </message>
    <message>
        <source>Comparing the checksums</source>
        <translation>チェックサムの照合</translation>
    </message>
    <message>
        <source>Rehearsing the restore</source>
        <translation>復元の予行</translation>
    </message>
    <message>
        <source>Tidying up</source>
        <translation>後片付け</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::EvidenceView</name>
    <message>
        <source>Asking %1…</source>
        <translation>%1 に問い合わせています…</translation>
    </message>
    <message>
        <source>What %1 says of itself now. Nothing was changed there.</source>
        <translation>%1 の現在の状態です。ノードでは何も変更していません。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>キャンセルしました。</translation>
    </message>
    <message>
        <source>Save the evidence</source>
        <translation>証拠の保存</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました: %1</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>証拠</translation>
    </message>
    <message>
        <source>Pieces of evidence</source>
        <translation>証拠の一覧</translation>
    </message>
    <message>
        <source>Stop asking</source>
        <translation>問い合わせの中止</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>すべてコピー</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FailureCard</name>
    <message>
        <source>%1 could not be reached: %2</source>
        <comment>node, task</comment>
        <translation>%1 に接続できませんでした: %2</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <comment>node, task</comment>
        <translation>%1 で失敗しました: %2</translation>
    </message>
    <message>
        <source>What it says is kept secret (no_log).</source>
        <translation>内容は非公開です (no_log)。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>failures</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Previous failure</source>
        <translation>前の失敗</translation>
    </message>
    <message>
        <source>Next failure</source>
        <translation>次の失敗</translation>
    </message>
    <message>
        <source>Show in &amp;log</source>
        <translation>ログで表示(&amp;L)</translation>
    </message>
    <message>
        <source>This log speaks of a known issue</source>
        <translation>このログは既知の問題を示しています</translation>
    </message>
    <message>
        <source>&amp;Details…</source>
        <translation>詳細(&amp;D)…</translation>
    </message>
    <message>
        <source>The cause, what helps, and what the node says of itself</source>
        <translation>原因、対処、ノードの状態</translation>
    </message>
    <message>
        <source>Probable cause: %1</source>
        <translation>推定される原因: %1</translation>
    </message>
    <message>
        <source>Looking for the cause…</source>
        <translation>原因を調べています…</translation>
    </message>
    <message>
        <source>The log could not be looked through for the cause.</source>
        <translation>ログから原因を調べられませんでした。</translation>
    </message>
    <message>
        <source>No known issue explains it.</source>
        <translation>該当する既知の問題はありません。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FindingText</name>
    <message>
        <source>Readiness of the nodes</source>
        <translation>ノードの Ready 状態</translation>
    </message>
    <message>
        <source>Bring the node back, or take it out of the inventory and the cluster first.</source>
        <translation>ノードを復旧するか、先にインベントリとクラスターから外してください。</translation>
    </message>
    <message>
        <source>Cordoned nodes</source>
        <translation>配置停止中のノード</translation>
    </message>
    <message>
        <source>Uncordon it unless it is meant to stay so; it is left as it is otherwise.</source>
        <translation>意図したものでなければ配置を再開してください。そうでなければ配置停止のままになります。</translation>
    </message>
    <message>
        <source>Versions of the nodes</source>
        <translation>ノードのバージョン</translation>
    </message>
    <message>
        <source>Finish the upgrade before this one: all nodes should run the version of the release they come from.</source>
        <translation>前回のアップグレードを先に終えてください。全ノードが元のリリースのバージョンで動いている必要があります。</translation>
    </message>
    <message>
        <source>Pods that are not well</source>
        <translation>正常でない Pod</translation>
    </message>
    <message>
        <source>Look at its events and log. What is broken now is not held against the upgrade later.</source>
        <translation>イベントとログを確認してください。今すでに異常なものは、後でアップグレードのせいにはしません。</translation>
    </message>
    <message>
        <source>Disruption budgets</source>
        <translation>PodDisruptionBudget</translation>
    </message>
    <message>
        <source>Give the workload one more replica, or loosen its budget: a drain would wait for it.</source>
        <translation>レプリカを増やすか、PDB を緩めてください。このままでは退避が待たされます。</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>Renew the certificates before the upgrade; an expired one stops it half-way.</source>
        <translation>アップグレード前に証明書を更新してください。期限が切れると途中で止まります。</translation>
    </message>
    <message>
        <source>Health of etcd</source>
        <translation>etcd の健全性</translation>
    </message>
    <message>
        <source>Mend etcd first: every member has to be healthy and without an alarm.</source>
        <translation>先に etcd を直してください。全メンバーが健全で、アラームがない必要があります。</translation>
    </message>
    <message>
        <source>Version of etcd</source>
        <translation>etcd のバージョン</translation>
    </message>
    <message>
        <source>Go by the release whose etcd the target can take over from.</source>
        <translation>目標が引き継げる etcd を含むリリースを経由してください。</translation>
    </message>
    <message>
        <source>Room on the disks</source>
        <translation>ディスクの空き</translation>
    </message>
    <message>
        <source>Free some room, for instance by removing images that nothing uses.</source>
        <translation>使われていないイメージを削除するなどして、空きを増やしてください。</translation>
    </message>
    <message>
        <source>Clocks of the nodes</source>
        <translation>ノードの時計</translation>
    </message>
    <message>
        <source>Start the time service on the node and let it catch up.</source>
        <translation>ノードの時刻同期を開始し、合うまで待ってください。</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>スワップ</translation>
    </message>
    <message>
        <source>Switch swap off and take it out of /etc/fstab: the kubelet does not start with it.</source>
        <translation>スワップを無効にし、/etc/fstab から外してください。有効なままでは kubelet が起動しません。</translation>
    </message>
    <message>
        <source>Container engine</source>
        <translation>コンテナーエンジン</translation>
    </message>
    <message>
        <source>Make the nodes and the setting container_manager agree before you go on.</source>
        <translation>先に、ノードと設定 container_manager を一致させてください。</translation>
    </message>
    <message>
        <source>Limits of the container engine</source>
        <translation>コンテナーエンジンの上限値</translation>
    </message>
    <message>
        <source>Set the limits that your workloads rely on before the engine is replaced.</source>
        <translation>エンジンが入れ替わる前に、ワークロードに必要な上限値を設定してください。</translation>
    </message>
    <message>
        <source>API server that a kubelet asks</source>
        <translation>kubelet の接続先 API サーバー</translation>
    </message>
    <message>
        <source>Correct the address in /etc/kubernetes/kubelet.conf and restart the kubelet.</source>
        <translation>/etc/kubernetes/kubelet.conf のアドレスを直し、kubelet を再起動してください。</translation>
    </message>
    <message>
        <source>Version of cgroups</source>
        <translation>cgroup のバージョン</translation>
    </message>
    <message>
        <source>Boot the node with cgroups v2: newer kubelets refuse to start with v1.</source>
        <translation>cgroup v2 でノードを起動してください。新しい kubelet は v1 では起動しません。</translation>
    </message>
    <message>
        <source>Version of the kernel</source>
        <translation>カーネルのバージョン</translation>
    </message>
    <message>
        <source>Install a newer kernel and restart the node first.</source>
        <translation>先に新しいカーネルをインストールし、ノードを再起動してください。</translation>
    </message>
    <message>
        <source>APIs that go away</source>
        <translation>廃止される API</translation>
    </message>
    <message>
        <source>Move what uses them to the newer API: objects of the old one cannot be applied later.</source>
        <translation>新しい API に移行してください。古い API のオブジェクトは後で適用できなくなります。</translation>
    </message>
    <message>
        <source>Rook and Ceph</source>
        <translation>Rook と Ceph</translation>
    </message>
    <message>
        <source>Wait until Ceph is healthy, and upgrade Rook first if it does not know the new Kubernetes.</source>
        <translation>Ceph が健全になるまで待ってください。Rook が新しい Kubernetes に対応していなければ、先に Rook をアップグレードしてください。</translation>
    </message>
    <message>
        <source>MetalLB</source>
        <translation>MetalLB</translation>
    </message>
    <message>
        <source>Bring its settings into the form that the new release reads.</source>
        <translation>設定を新しいリリースの形式にしてください。</translation>
    </message>
    <message>
        <source>Version of Calico</source>
        <translation>Calico のバージョン</translation>
    </message>
    <message>
        <source>Go by a release between that brings Calico to a version which the target accepts.</source>
        <translation>目標が受け入れるバージョンの Calico になる、間のリリースを経由してください。</translation>
    </message>
    <message>
        <source>Name of the API’s load balancer</source>
        <translation>API のロードバランサー名</translation>
    </message>
    <message>
        <source>Set apiserver_loadbalancer_domain_name, and make sure that every node resolves it.</source>
        <translation>apiserver_loadbalancer_domain_name を設定し、全ノードで名前解決できることを確認してください。</translation>
    </message>
    <message>
        <source>Snapshot of etcd</source>
        <translation>etcd のスナップショット</translation>
    </message>
    <message>
        <source>Without a snapshot a broken etcd cannot be brought back. See why, and try again.</source>
        <translation>スナップショットがないと、壊れた etcd を復元できません。原因を確認し、やり直してください。</translation>
    </message>
    <message>
        <source>Backup of /etc/kubernetes</source>
        <translation>/etc/kubernetes のバックアップ</translation>
    </message>
    <message>
        <source>See why the node’s files could not be copied, and try again.</source>
        <translation>ファイルをコピーできなかった原因を確認し、やり直してください。</translation>
    </message>
    <message>
        <source>New tags of Kubespray</source>
        <translation>Kubespray の新しいタグ</translation>
    </message>
    <message>
        <source>The releases that are here already can be used; fetch again when the remote answers.</source>
        <translation>手元のリリースは使えます。リモートにつながるときに取得し直してください。</translation>
    </message>
    <message>
        <source>Work branch</source>
        <translation>作業ブランチ</translation>
    </message>
    <message>
        <source>Put the checkout in order by git, or choose above what becomes of your changes.</source>
        <translation>git でチェックアウトを整えるか、上で変更の扱いを選んでください。</translation>
    </message>
    <message>
        <source>Copy of the old inventory</source>
        <translation>旧インベントリのコピー</translation>
    </message>
    <message>
        <source>Look at the folder in the checkout: the copy has to be the inventory as it was.</source>
        <translation>チェックアウトのフォルダーを確認してください。コピーは元のインベントリと同じである必要があります。</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Install a Python that the release accepts, with venv, and choose it above.</source>
        <translation>リリースが受け入れる Python を venv と共にインストールし、上で選んでください。</translation>
    </message>
    <message>
        <source>Virtual environment</source>
        <translation>仮想環境</translation>
    </message>
    <message>
        <source>Choose another folder, or remove what is in the way.</source>
        <translation>別のフォルダーを選ぶか、妨げになるものを取り除いてください。</translation>
    </message>
    <message>
        <source>Packages of the environment</source>
        <translation>環境のパッケージ</translation>
    </message>
    <message>
        <source>See the output. Without a network, put the wheels into a folder and choose it above.</source>
        <translation>出力を確認してください。ネットワークがない場合は、wheel をフォルダーに置いて上で選んでください。</translation>
    </message>
    <message>
        <source>Version of ansible</source>
        <translation>ansible のバージョン</translation>
    </message>
    <message>
        <source>Make the environment anew from the requirements of this release.</source>
        <translation>このリリースの要件から環境を作り直してください。</translation>
    </message>
    <message>
        <source>Form of the inventory</source>
        <translation>インベントリの形式</translation>
    </message>
    <message>
        <source>Choose inventory.ini above: the old form loses groups with newer releases.</source>
        <translation>上で inventory.ini を選んでください。新しいリリースでは、古い形式のグループが失われます。</translation>
    </message>
    <message>
        <source>Old and new inventory agree</source>
        <translation>新旧インベントリの一致</translation>
    </message>
    <message>
        <source>See the proofs above, and correct the old inventory where it is not clear.</source>
        <translation>上の照合結果を確認し、はっきりしない箇所は旧インベントリを直してください。</translation>
    </message>
    <message>
        <source>Members of etcd</source>
        <translation>etcd のメンバー</translation>
    </message>
    <message>
        <source>Correct etcd_member_name in the inventory: with a wrong name a member is made anew.</source>
        <translation>インベントリの etcd_member_name を直してください。名前が違うとメンバーが新しく作られます。</translation>
    </message>
    <message>
        <source>Inventory and nodes agree</source>
        <translation>インベントリとノードの一致</translation>
    </message>
    <message>
        <source>Take hosts out that are gone, and add those that are missing.</source>
        <translation>存在しないホストを外し、足りないホストを追加してください。</translation>
    </message>
    <message>
        <source>Settings to decide</source>
        <translation>決めていない設定</translation>
    </message>
    <message>
        <source>Decide above, then write again.</source>
        <translation>上で決めてから、もう一度書き込んでください。</translation>
    </message>
    <message>
        <source>Settings carried over</source>
        <translation>引き継いだ設定</translation>
    </message>
    <message>
        <source>Look at the folder of the inventory in the checkout, and at its copy.</source>
        <translation>チェックアウトのインベントリのフォルダーと、そのコピーを確認してください。</translation>
    </message>
    <message>
        <source>Settings the release accepts</source>
        <translation>リリースが受け入れる設定</translation>
    </message>
    <message>
        <source>Correct the setting in the inventory: the playbook would stop at it.</source>
        <translation>インベントリの設定を直してください。このままでは playbook が止まります。</translation>
    </message>
    <message>
        <source>Commit of the inventory</source>
        <translation>インベントリのコミット</translation>
    </message>
    <message>
        <source>Commit it by git, or see why git refused.</source>
        <translation>git でコミットするか、git が拒否した理由を確認してください。</translation>
    </message>
    <message>
        <source>ansible.cfg</source>
        <translation>ansible.cfg</translation>
    </message>
    <message>
        <source>Look whether its settings are what you want.</source>
        <translation>意図した設定になっているか確認してください。</translation>
    </message>
    <message>
        <source>Hosts that answer ansible</source>
        <translation>ansible に応答するホスト</translation>
    </message>
    <message>
        <source>Make ssh from the deployer to the host work, then check again.</source>
        <translation>デプロイヤーからホストへ ssh できるようにして、もう一度確認してください。</translation>
    </message>
    <message>
        <source>Names of the machines</source>
        <translation>マシンの名前</translation>
    </message>
    <message>
        <source>Correct the address in the inventory: another machine than the node answers there.</source>
        <translation>インベントリのアドレスを直してください。ノードとは別のマシンが応答しています。</translation>
    </message>
    <message>
        <source>sudo on the nodes</source>
        <translation>ノードでの sudo</translation>
    </message>
    <message>
        <source>Choose above that the password is asked for, or allow sudo without one.</source>
        <translation>上でパスワードを尋ねるようにするか、パスワードなしの sudo を許可してください。</translation>
    </message>
    <message>
        <source>Nodes at the new version</source>
        <translation>新しいバージョンのノード</translation>
    </message>
    <message>
        <source>Run the upgrade once more for this node.</source>
        <translation>このノードのアップグレードをもう一度実行してください。</translation>
    </message>
    <message>
        <source>Scheduling as before</source>
        <translation>元どおりの配置</translation>
    </message>
    <message>
        <source>Uncordon the node when it is fine.</source>
        <translation>ノードに問題がなければ配置を再開してください。</translation>
    </message>
    <message>
        <source>Pods as before</source>
        <translation>元どおりの Pod</translation>
    </message>
    <message>
        <source>Look at its events and log; it was well before the upgrade.</source>
        <translation>イベントとログを確認してください。アップグレード前は正常でした。</translation>
    </message>
    <message>
        <source>Images of the control plane</source>
        <translation>コントロールプレーンのイメージ</translation>
    </message>
    <message>
        <source>Run the upgrade once more for this control plane.</source>
        <translation>このコントロールプレーンのアップグレードをもう一度実行してください。</translation>
    </message>
    <message>
        <source>Versions of the components</source>
        <translation>コンポーネントのバージョン</translation>
    </message>
    <message>
        <source>Run the playbook once more without limit, so that addons are brought along.</source>
        <translation>アドオンも新しくなるよう、対象を絞らずに playbook をもう一度実行してください。</translation>
    </message>
    <message>
        <source>Addons that stayed behind</source>
        <translation>取り残されたアドオン</translation>
    </message>
    <message>
        <source>Nobody updates it any more: remove it, or look after it yourself.</source>
        <translation>今後は更新されません。削除するか、ご自身で管理してください。</translation>
    </message>
    <message>
        <source>Blocks</source>
        <comment>severity</comment>
        <translation>阻止</translation>
    </message>
    <message>
        <source>Not known</source>
        <comment>severity</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Information</source>
        <comment>severity</comment>
        <translation>情報</translation>
    </message>
    <message>
        <source>Good</source>
        <comment>severity</comment>
        <translation>良好</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>severity, how many</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>the control plane</source>
        <comment>where a command runs</comment>
        <translation>コントロールプレーン</translation>
    </message>
    <message>
        <source>the deployer</source>
        <comment>where a command runs</comment>
        <translation>デプロイヤー</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>severity, what was looked at</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FindingsView</name>
    <message>
        <source>%1: %2</source>
        <comment>what was looked at, where</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>対処: %1</translation>
    </message>
    <message>
        <source>Read on: %1</source>
        <translation>参考: %1</translation>
    </message>
    <message>
        <source>Run this command?</source>
        <translation>このコマンドを実行しますか？</translation>
    </message>
    <message>
        <source>It runs on %1, and changes what it says there. The stage is not done again by it: check again afterwards.</source>
        <translation>%1 で実行し、コマンドのとおりに変更します。この段階はやり直されないので、後でもう一度確認してください。</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>確認項目</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>確認結果</translation>
    </message>
    <message>
        <source>Run this…</source>
        <translation>このコマンドを実行…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the finding</source>
        <translation>確認結果をコピー</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FleetDetails</name>
    <message>
        <source>%1  ·  %2</source>
        <comment>purpose, state</comment>
        <translation>%1  ·  %2</translation>
    </message>
    <message>
        <source>not configured</source>
        <translation>設定なし</translation>
    </message>
    <message>
        <source>Name the checkout in clusters.yaml: kubespray, path.</source>
        <translation>clusters.yaml の kubespray の path にチェックアウトを指定してください。</translation>
    </message>
    <message>
        <source>none from this account</source>
        <translation>このアカウントからの操作はありません</translation>
    </message>
    <message>
        <source>%1, nodes %2</source>
        <comment>API server&apos;s version, kubelets&apos; versions</comment>
        <translation>%1、ノード %2</translation>
    </message>
    <message>
        <source>Details of the cluster</source>
        <translation>クラスターの詳細</translation>
    </message>
    <message>
        <source>&amp;Open the cluster</source>
        <translation>クラスターを開く(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Ask for the password</source>
        <translation>パスワードの入力(&amp;A)</translation>
    </message>
    <message>
        <source>Looks again, and asks for passwords and about host keys where they are needed</source>
        <translation>もう一度確認し、必要に応じてパスワードとホスト鍵について尋ねます</translation>
    </message>
    <message>
        <source>Kubespray</source>
        <translation>Kubespray</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>Version skew</source>
        <translation>バージョン差</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>Last operation</source>
        <translation>最後の操作</translation>
    </message>
    <message>
        <source>Next release</source>
        <translation>次のリリース</translation>
    </message>
    <message>
        <source>What it ran</source>
        <translation>バージョンの履歴</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>開始日</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FleetPage</name>
    <message numerus="yes">
        <source>%1 of %n cluster(s) shown</source>
        <translation>
            <numerusform>クラスター %n 個のうち %1 個を表示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cluster(s)</source>
        <translation>
            <numerusform>クラスター %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>No cluster matches</source>
        <translation>一致するクラスターがありません</translation>
    </message>
    <message>
        <source>Change the words or the purpose in the filter above.</source>
        <translation>上の絞り込みの語または用途を変更してください。</translation>
    </message>
    <message>
        <source>No cluster yet</source>
        <translation>クラスターがまだありません</translation>
    </message>
    <message>
        <source>Clusters that are configured stand here side by side.</source>
        <translation>設定したクラスターがここに並びます。</translation>
    </message>
    <message>
        <source>Fleet</source>
        <translation>全クラスター</translation>
    </message>
    <message>
        <source>Filter clusters</source>
        <translation>クラスターの絞り込み</translation>
    </message>
    <message>
        <source>Words that must occur in any column (Ctrl+F)</source>
        <translation>いずれかの列に含まれる語 (Ctrl+F)</translation>
    </message>
    <message>
        <source>Filter by purpose</source>
        <translation>用途で絞り込み</translation>
    </message>
    <message>
        <source>All purposes</source>
        <translation>すべての用途</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>再確認(&amp;L)</translation>
    </message>
    <message>
        <source>Looks at all clusters again, in the background (F5)</source>
        <translation>すべてのクラスターをバックグラウンドでもう一度確認します (F5)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FleetTableModel</name>
    <message>
        <source>Cluster</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Kubespray</source>
        <translation>Kubespray</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>Version skew</source>
        <translation>バージョン差</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>証明書</translation>
    </message>
    <message>
        <source>Last operation</source>
        <translation>最後の操作</translation>
    </message>
    <message>
        <source>Next release</source>
        <translation>次のリリース</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>確認</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FleetTableView</name>
    <message>
        <source>Clusters side by side</source>
        <translation>クラスターの一覧</translation>
    </message>
    <message>
        <source>Columns of the cluster table</source>
        <translation>クラスターの表の列</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::FleetText</name>
    <message>
        <source>no release</source>
        <comment>Kubespray checkout</comment>
        <translation>リリースなし</translation>
    </message>
    <message numerus="yes">
        <source>%n commit(s) after %1</source>
        <translation>
            <numerusform>%1 の %n コミット後</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, changed</source>
        <comment>release with changed files</comment>
        <translation>%1 (変更あり)</translation>
    </message>
    <message>
        <source>no branch (detached)</source>
        <translation>ブランチなし (detached)</translation>
    </message>
    <message>
        <source>branch %1</source>
        <translation>ブランチ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n changed file(s)</source>
        <translation>
            <numerusform>変更されたファイル %n 個</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n untracked</source>
        <comment>files</comment>
        <translation>
            <numerusform>追跡外 %n 個</numerusform>
        </translation>
    </message>
    <message>
        <source>commit %1</source>
        <translation>コミット %1</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>oldest and newest version</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>API server %1</source>
        <translation>API サーバー %1</translation>
    </message>
    <message>
        <source>kubelet %1: %2</source>
        <translation>kubelet %1: %2</translation>
    </message>
    <message>
        <source>None</source>
        <comment>version skew</comment>
        <translation>なし</translation>
    </message>
    <message numerus="yes">
        <source>%n minor</source>
        <comment>version skew</comment>
        <translation>
            <numerusform>マイナー %n 差</numerusform>
        </translation>
    </message>
    <message>
        <source>Too old</source>
        <comment>version skew: a kubelet</comment>
        <translation>古すぎ</translation>
    </message>
    <message>
        <source>Too new</source>
        <comment>version skew: a kubelet</comment>
        <translation>新しすぎ</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>version skew</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>All kubelets have the minor version of the API server.</source>
        <translation>すべての kubelet は API サーバーと同じマイナーバージョンです。</translation>
    </message>
    <message numerus="yes">
        <source>Kubelet %1 is %n minor version(s) older than the API server. That is allowed, for the time of an upgrade.</source>
        <translation>
            <numerusform>kubelet %1 は API サーバーより %n マイナーバージョン古いものです。アップグレードの間は許されます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kubelet %1 is older than the API server supports. Upgrade these nodes before the control planes go on.</source>
        <translation>kubelet %1 は API サーバーが対応する範囲より古いものです。コントロールプレーンを進める前に、該当するノードをアップグレードしてください。</translation>
    </message>
    <message>
        <source>Kubelet %1 is newer than the API server, which Kubernetes does not support. Upgrade the control planes.</source>
        <translation>kubelet %1 は API サーバーより新しく、Kubernetes では対応していません。コントロールプレーンをアップグレードしてください。</translation>
    </message>
    <message>
        <source>The versions are not known well enough to tell.</source>
        <translation>バージョンが十分に分からないため、判断できません。</translation>
    </message>
    <message>
        <source>none found</source>
        <comment>certificates</comment>
        <translation>見つかりません</translation>
    </message>
    <message>
        <source>ended today</source>
        <comment>certificate</comment>
        <translation>今日期限切れ</translation>
    </message>
    <message numerus="yes">
        <source>ended %n day(s) ago</source>
        <comment>certificate</comment>
        <translation>
            <numerusform>%n 日前に期限切れ</numerusform>
        </translation>
    </message>
    <message>
        <source>ends today</source>
        <comment>certificate</comment>
        <translation>今日まで</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <comment>certificate: left</comment>
        <translation>
            <numerusform>残り %n 日</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2, until %3</source>
        <translation>%2 の %1、%3 まで</translation>
    </message>
    <message numerus="yes">
        <source>The first to end of %n certificate(s).</source>
        <translation>
            <numerusform>%n 個の証明書のうち最も早く期限が来るものです。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not looked at: %1.</source>
        <translation>確認していないもの: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>kind of operation, how it ended</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>done</source>
        <comment>operation</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>failed</source>
        <comment>operation</comment>
        <translation>失敗</translation>
    </message>
    <message>
        <source>cancelled</source>
        <comment>operation</comment>
        <translation>取り消し</translation>
    </message>
    <message>
        <source>at rest</source>
        <comment>operation</comment>
        <translation>休止中</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <comment>operation</comment>
        <translation>結果不明</translation>
    </message>
    <message>
        <source>%1 runs on %2</source>
        <comment>release, cluster</comment>
        <translation>%1 が %2 で稼働中</translation>
    </message>
    <message>
        <source>%1: trouble on %2</source>
        <comment>release, cluster</comment>
        <translation>%1: %2 で問題あり</translation>
    </message>
    <message>
        <source>%1 comes to %2</source>
        <comment>release, cluster that is being upgraded to it</comment>
        <translation>%1 を %2 に導入中</translation>
    </message>
    <message>
        <source>The checkout of %2 is at %1 since %3, but the cluster does not run one version throughout that came with it.</source>
        <translation>%2 のチェックアウトは %3 から %1 ですが、クラスター全体がそれに伴う 1 つのバージョンで動いてはいません。</translation>
    </message>
    <message>
        <source>%1 or longer</source>
        <comment>since a day</comment>
        <translation>%1 以前</translation>
    </message>
    <message>
        <source>%1 runs on %2 since %3 without trouble (no operation in that time).</source>
        <translation>%1 は %2 で %3 から問題なく動いています (その間の操作はありません)。</translation>
    </message>
    <message numerus="yes">
        <source>%1 runs on %2 since %3 without trouble (%n operation(s), none failed).</source>
        <translation>
            <numerusform>%1 は %2 で %3 から問題なく動いています (操作 %n 回、失敗なし)。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n operation(s) did not end well</source>
        <translation>
            <numerusform>操作 %n 回のうち %1 回が正常に終わりませんでした</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) not Ready now</source>
        <translation>
            <numerusform>現在 Ready でないノードが %n 台あります</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 runs on %2 since %3, with trouble: %4.</source>
        <translation>%1 は %2 で %3 から動いていますが、問題がありました: %4。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between two troubles</comment>
        <translation>、</translation>
    </message>
    <message>
        <source>needs a password</source>
        <translation>パスワードが必要</translation>
    </message>
    <message>
        <source>host key not known</source>
        <translation>ホスト鍵が未確認</translation>
    </message>
    <message>
        <source>not trusted by git</source>
        <translation>git が信頼していません</translation>
    </message>
    <message>
        <source>not allowed</source>
        <translation>権限なし</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>%1 needs a password. Looks in the background ask for none.</source>
        <translation>%1 はパスワードを必要とします。バックグラウンドの確認では尋ねません。</translation>
    </message>
    <message>
        <source>The host key of %1 is not in known_hosts. Looks in the background do not ask about it.</source>
        <translation>%1 のホスト鍵は known_hosts にありません。バックグラウンドの確認では尋ねません。</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>まだ確認していません</translation>
    </message>
    <message>
        <source>%1 (seen %2)</source>
        <comment>value, how long ago</comment>
        <translation>%1 (%2に確認)</translation>
    </message>
    <message>
        <source>now</source>
        <comment>seen</comment>
        <translation>たった今</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>looking…</source>
        <translation>確認中…</translation>
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
    <name>kubemori::ui::GeneralPage</name>
    <message>
        <source>General</source>
        <translation>全般</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>言語(&amp;L):</translation>
    </message>
    <message>
        <source>As the desktop (%1)</source>
        <translation>デスクトップと同じ (%1)</translation>
    </message>
    <message>
        <source>&amp;Appearance:</source>
        <translation>外観(&amp;A):</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>デスクトップと同じ</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Notifications of the desktop</source>
        <translation>デスクトップの通知</translation>
    </message>
    <message>
        <source>An operation &amp;waits for an answer</source>
        <translation>操作が回答を待っているとき(&amp;W)</translation>
    </message>
    <message>
        <source>An operation &amp;failed or was stopped</source>
        <translation>操作が失敗または中止したとき(&amp;F)</translation>
    </message>
    <message>
        <source>An operation e&amp;nded well</source>
        <translation>操作が正常に終わったとき(&amp;N)</translation>
    </message>
    <message>
        <source>Only while this window is not in front. Whether they make a sound is the desktop’s choice.</source>
        <translation>このウィンドウが前面にないときだけ通知します。音が鳴るかどうかはデスクトップの設定によります。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::HealthBar</name>
    <message>
        <source>It is being looked at.</source>
        <translation>確認中です。</translation>
    </message>
    <message>
        <source>Looks at checkout, inventory, cluster and nodes; changes nothing</source>
        <translation>チェックアウト、インベントリ、クラスター、ノードを確認します。何も変更しません</translation>
    </message>
    <message>
        <source>Write a release as v2.31.0, or nothing for the one in use.</source>
        <translation>v2.31.0 のようにリリースを入力するか、空のままにしてください (現在のリリース)。</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>再確認</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Cancel the check</source>
        <translation>確認のキャンセル</translation>
    </message>
    <message>
        <source>Upgrade to</source>
        <translation>移行先</translation>
    </message>
    <message>
        <source>Release to look for</source>
        <translation>確認するリリース</translation>
    </message>
    <message>
        <source>The release that an upgrade is meant to lead to; empty: none, the one in use is looked at</source>
        <translation>アップグレード先のリリース。空の場合は現在のリリースを確認します</translation>
    </message>
    <message>
        <source>none, as it is now</source>
        <translation>なし (現状)</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>絞り込み</translation>
    </message>
    <message>
        <source>Filter the issues</source>
        <translation>問題を絞り込む</translation>
    </message>
    <message>
        <source>Show silenced and untold ones</source>
        <translation>非表示と判定不能も表示</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::HealthPage</name>
    <message>
        <source>Beginning to look…</source>
        <translation>確認を始めています…</translation>
    </message>
    <message>
        <source>A remedy has come to its end. Check again to see whether the issue is gone.</source>
        <translation>対処が終わりました。問題が解消したか、再確認してください。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) could not be looked at</source>
        <translation>
            <numerusform>確認できなかったもの %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) with known issues could not be read</source>
        <translation>
            <numerusform>読み込めない既知の問題のファイル %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Not looked at yet.</source>
        <translation>まだ確認していません。</translation>
    </message>
    <message>
        <source>A check looks at the checkout, the inventory, the cluster and its nodes for what is known to go wrong. It only reads, and begins when you press the button: nothing was looked at by itself.</source>
        <translation>チェックアウト、インベントリ、クラスター、ノードに既知の問題がないか確認します。読み取りだけを行い、ボタンを押すまで始まりません。自動では何も確認していません。</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>まだ確認していません</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) are known.</source>
        <translation>
            <numerusform>既知の問題は %n 件です。</numerusform>
        </translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>The check was cancelled; below is what the last one found.</source>
        <translation>確認をキャンセルしました。下は前回の結果です。</translation>
    </message>
    <message>
        <source>Not while an operation is running on this cluster.</source>
        <translation>このクラスターで操作を実行している間はできません。</translation>
    </message>
    <message>
        <source>Not while it is being looked at.</source>
        <translation>確認している間はできません。</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>健全性</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::HopPlanView</name>
    <message numerus="yes">
        <source>%n hop(s) from %1 to %2</source>
        <translation>
            <numerusform>%1 から %2 まで %n ホップ</numerusform>
        </translation>
    </message>
    <message>
        <source>something stands in the way</source>
        <translation>妨げるものがあります</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>Why %1: %2</source>
        <translation>%1 を選ぶ理由: %2</translation>
    </message>
    <message>
        <source>Further notes</source>
        <translation>その他の注意</translation>
    </message>
    <message numerus="yes">
        <source>%n component(s) change</source>
        <translation>
            <numerusform>変わるコンポーネント %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other release(s) of this line</source>
        <translation>
            <numerusform>この系列のほかのリリース %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Hops</source>
        <translation>ホップ</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>ホップ</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>ansible-core</source>
        <translation>ansible-core</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::HopText</name>
    <message>
        <source>unknown</source>
        <comment>fact of a release</comment>
        <translation>不明</translation>
    </message>
    <message>
        <source>Blocks</source>
        <comment>severity of an advisory</comment>
        <translation>停止</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>severity of an advisory</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>severity of an advisory</comment>
        <translation>情報</translation>
    </message>
    <message>
        <source>%1 goes back from %2 to %3</source>
        <translation>%1 が %2 から %3 に下がります</translation>
    </message>
    <message>
        <source>Kubernetes goes from %1 to %2 and skips a minor version</source>
        <translation>Kubernetes が %1 から %2 になり、マイナーバージョンを飛ばします</translation>
    </message>
    <message>
        <source>Kubernetes goes back from %1 to %2</source>
        <translation>Kubernetes が %1 から %2 に下がります</translation>
    </message>
    <message>
        <source>All nodes must be beyond %1 before this hop</source>
        <translation>このホップの前に全ノードが %1 より新しい必要があります</translation>
    </message>
    <message>
        <source>It is not known which Kubernetes %1 installs</source>
        <translation>%1 が導入する Kubernetes は不明です</translation>
    </message>
    <message>
        <source>The sample of %1 installs Kubernetes %2, its roles %3</source>
        <translation>%1 のサンプルは Kubernetes %2 を、ロールは %3 を導入します</translation>
    </message>
    <message>
        <source>The inventory keeps Kubernetes at %1</source>
        <translation>インベントリが Kubernetes を %1 に固定しています</translation>
    </message>
    <message>
        <source>A new Python environment is needed: ansible-core %1</source>
        <translation>新しい Python 環境が必要です: ansible-core %1</translation>
    </message>
    <message>
        <source>The documented Python changes to %1</source>
        <translation>文書にある Python が %1 に変わります</translation>
    </message>
    <message>
        <source>The sample inventory no longer defines the group %1</source>
        <translation>サンプルのインベントリはグループ %1 を定義しなくなります</translation>
    </message>
    <message>
        <source>The inventory group %1 is now called %2</source>
        <translation>インベントリのグループ %1 は %2 に改名されました</translation>
    </message>
    <message>
        <source>The folder group_vars/%1 is now group_vars/%2</source>
        <translation>フォルダー group_vars/%1 は group_vars/%2 になりました</translation>
    </message>
    <message>
        <source>%1 has no playbook for upgrades</source>
        <translation>%1 には更新用のプレイブックがありません</translation>
    </message>
    <message>
        <source>The playbook for upgrades is now %1</source>
        <translation>更新用のプレイブックは %1 になりました</translation>
    </message>
    <message>
        <source>The checkout has no release of %1</source>
        <translation>チェックアウトに %1 のリリースがありません</translation>
    </message>
    <message>
        <source>The release %1 cannot be read</source>
        <translation>リリース %1 を読めません</translation>
    </message>
    <message>
        <source>The order of tags is not the order of time: the older line got a later patch.</source>
        <translation>タグの順序は時間の順序ではありません。古い系列に後からパッチが出ています。</translation>
    </message>
    <message>
        <source>kubeadm upgrades by one minor version at a time.</source>
        <translation>kubeadm の更新は 1 回につき 1 マイナーバージョンです。</translation>
    </message>
    <message>
        <source>Kubernetes does not support going back.</source>
        <translation>Kubernetes は以前のバージョンに戻せません。</translation>
    </message>
    <message>
        <source>Kubernetes %1 does not support kubelets as old as %2: a node that was left out of the hops before would no longer work with it.</source>
        <translation>Kubernetes %1 は %2 ほど古い kubelet に対応しません。以前のホップから外したノードは動作しなくなります。</translation>
    </message>
    <message>
        <source>It is computed in a new way: %1</source>
        <translation>新しい方法で計算されています: %1</translation>
    </message>
    <message>
        <source>Which one is installed depends on whether kube_version is in your inventory.</source>
        <translation>どちらが導入されるかは、インベントリに kube_version があるかどうかで決まります。</translation>
    </message>
    <message>
        <source>It sets kube_version, which counts more than the %1 that the release would install.</source>
        <translation>kube_version の設定が、リリースの導入する %1 より優先されます。</translation>
    </message>
    <message>
        <source>The hop before wants %1.</source>
        <translation>前のホップの要件は %1 です。</translation>
    </message>
    <message>
        <source>Before it was %1.</source>
        <translation>以前は %1 でした。</translation>
    </message>
    <message>
        <source>It is put together while a playbook runs; --limit makes it smaller.</source>
        <translation>プレイブックの実行中に組み立てられます。--limit を使うと小さくなります。</translation>
    </message>
    <message>
        <source>Minor releases must not be skipped.</source>
        <translation>マイナーリリースは省略できません。</translation>
    </message>
    <message>
        <source>Keep the newer version by setting it in the inventory, or wait for a later patch.</source>
        <translation>インベントリで新しいバージョンを指定して保つか、後のパッチを待ってください。</translation>
    </message>
    <message>
        <source>Take %1 instead.</source>
        <translation>代わりに %1 を使ってください。</translation>
    </message>
    <message>
        <source>Set kube_version for this hop to a version of the minor line in between.</source>
        <translation>このホップでは kube_version に間の系列のバージョンを設定してください。</translation>
    </message>
    <message>
        <source>Set kube_version in the inventory to the one you want.</source>
        <translation>インベントリの kube_version に使いたいバージョンを設定してください。</translation>
    </message>
    <message>
        <source>Set it to the version of this hop, or take it out.</source>
        <translation>このホップのバージョンに変更するか、設定を削除してください。</translation>
    </message>
    <message>
        <source>Make a virtual environment of its own for this release and install its requirements.txt.</source>
        <translation>このリリース専用の仮想環境を作り、その requirements.txt をインストールしてください。</translation>
    </message>
    <message>
        <source>Keep it in your inventory.</source>
        <translation>自分のインベントリには残してください。</translation>
    </message>
    <message>
        <source>Convert the inventory (kubemori inventory convert).</source>
        <translation>インベントリを変換してください (kubemori inventory convert)。</translation>
    </message>
    <message>
        <source>Rename the folder in your inventory.</source>
        <translation>インベントリのフォルダー名を変更してください。</translation>
    </message>
    <message>
        <source>Fetch the tags (git fetch --tags) and plan again.</source>
        <translation>タグを取得 (git fetch --tags) して、計画し直してください。</translation>
    </message>
    <message>
        <source>Applies if %1.</source>
        <translation>条件: %1</translation>
    </message>
    <message>
        <source>highest patch of %1</source>
        <translation>%1 の最新パッチ</translation>
    </message>
    <message>
        <source>only release of %1</source>
        <translation>%1 で唯一のリリース</translation>
    </message>
    <message>
        <source>the target</source>
        <translation>更新先</translation>
    </message>
    <message>
        <source>must not be skipped</source>
        <translation>省略不可</translation>
    </message>
    <message>
        <source>highest patch of %1 that is not to be avoided</source>
        <translation>避けるべきものを除いた %1 の最新パッチ</translation>
    </message>
    <message>
        <source>a higher patch is taken</source>
        <translation>より新しいパッチを採用</translation>
    </message>
    <message>
        <source>to be avoided (%1)</source>
        <comment>id of a rule</comment>
        <translation>避けるべきリリース (%1)</translation>
    </message>
    <message>
        <source>higher than asked for</source>
        <translation>指定より新しい</translation>
    </message>
    <message>
        <source>not yet released</source>
        <translation>未リリース</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>読めません</translation>
    </message>
    <message>
        <source>%1; would make older: %2</source>
        <translation>%1、バージョンが下がるもの: %2</translation>
    </message>
    <message>
        <source>%1 %2 is new</source>
        <comment>component, version</comment>
        <translation>%1 %2 が追加</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <comment>component</comment>
        <translation>%1 が廃止</translation>
    </message>
    <message>
        <source>%1 (roles: %2)</source>
        <comment>Kubernetes versions of sample and roles</comment>
        <translation>%1 (ロール: %2)</translation>
    </message>
    <message>
        <source>about %1</source>
        <comment>span of time</comment>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>まだわかりません</translation>
    </message>
    <message>
        <source>The checkout has no release tag %1. Fetch the tags (git fetch --tags), or look at what there is with “kubemori releases”.</source>
        <translation>チェックアウトにリリースタグ %1 がありません。タグを取得 (git fetch --tags) するか、「kubemori releases」で一覧を確認してください。</translation>
    </message>
    <message>
        <source>%1 is where the way begins: there is nothing to upgrade.</source>
        <translation>%1 は現在のリリースです。更新するものはありません。</translation>
    </message>
    <message>
        <source>%1 is older than %2. Kubespray and Kubernetes cannot go back.</source>
        <translation>%1 は %2 より古いリリースです。Kubespray と Kubernetes は戻せません。</translation>
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
    <name>kubemori::ui::IdentityForm</name>
    <message>
        <source>&amp;Name:</source>
        <translation>名前(&amp;N):</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Production Tokyo</source>
        <translation>本番 東京</translation>
    </message>
    <message>
        <source>I&amp;d:</source>
        <translation>ID(&amp;D):</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>The id stays: the records of operations are kept under it.</source>
        <translation>操作の記録に使われているため、ID は変更できません。</translation>
    </message>
    <message>
        <source>For --cluster and the names of files; lower-case letters, digits and dashes.</source>
        <translation>--cluster とファイル名に使います。英小文字、数字、ハイフンのみです。</translation>
    </message>
    <message>
        <source>&amp;Purpose:</source>
        <translation>用途(&amp;P):</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>This is what clusters.yaml says of the cluster then:</source>
        <translation>clusters.yaml には次のように書かれます:</translation>
    </message>
    <message>
        <source>Entry in clusters.yaml</source>
        <translation>clusters.yaml の項目</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::InventoryFilesDialog</name>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>goes</source>
        <translation>廃止</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>%1 行目: %2</translation>
    </message>
    <message>
        <source>Discard what you changed in “%1”?</source>
        <translation>「%1」の変更を破棄しますか？</translation>
    </message>
    <message>
        <source>It is not saved.</source>
        <translation>まだ保存されていません。</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>破棄(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Go on editing</source>
        <translation>編集の続行(&amp;G)</translation>
    </message>
    <message>
        <source>Inventory files: %1 → %2</source>
        <translation>インベントリのファイル: %1 → %2</translation>
    </message>
    <message>
        <source>Files of the inventory</source>
        <translation>インベントリのファイル</translation>
    </message>
    <message>
        <source>&amp;Unchanged ones, too</source>
        <translation>変更なしも表示(&amp;U)</translation>
    </message>
    <message>
        <source>Text of the file</source>
        <translation>ファイルの内容</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Save and commit</source>
        <translation>保存してコミット(&amp;S)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>閉じる(&amp;L)</translation>
    </message>
    <message>
        <source>Reading the inventory…</source>
        <translation>インベントリの読み込み中…</translation>
    </message>
    <message>
        <source>The inventory could not be read</source>
        <translation>インベントリを読み込めません</translation>
    </message>
    <message>
        <source>Nothing changes</source>
        <translation>変更はありません</translation>
    </message>
    <message>
        <source>The inventory stays as it is.</source>
        <translation>インベントリはそのままです。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>保存中…</translation>
    </message>
    <message>
        <source>No mistake found.</source>
        <translation>誤りは見つかりません。</translation>
    </message>
    <message>
        <source>Left: before the hop. Right: as it lies in the inventory now.</source>
        <translation>左: ホップ前。右: 現在のインベントリ。</translation>
    </message>
    <message>
        <source>Left: as it is. Right: as it will be. Files can be edited once they are written.</source>
        <translation>左: 現在。右: ホップ後。書き込み後に編集できます。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::InventoryPage</name>
    <message>
        <source>Reading the inventory…</source>
        <translation>インベントリを読み込んでいます…</translation>
    </message>
    <message>
        <source>The inventory cannot be brought into the new form:</source>
        <translation>インベントリを新しい形式にできません:</translation>
    </message>
    <message>
        <source>The new form says the same as the old one in every point.</source>
        <translation>新しい形式は、すべての点で元と同じ内容です。</translation>
    </message>
    <message>
        <source>The new form does not say the same as the old one. Keep the old one, or correct it first.</source>
        <translation>新しい形式は元と同じ内容になりません。元のまま使うか、先に直してください。</translation>
    </message>
    <message>
        <source>Keep the file as it is</source>
        <translation>ファイルをそのまま使う</translation>
    </message>
    <message>
        <source>Make an inventory.ini with etcd_member_name, as the samples are since v2.27.0</source>
        <translation>etcd_member_name 付きの inventory.ini を作る (v2.27.0 以降のサンプルの形式)</translation>
    </message>
    <message>
        <source>The new inventory.ini</source>
        <translation>新しい inventory.ini</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::IssueDetail</name>
    <message>
        <source>Apply remedy…</source>
        <translation>対処の適用…</translation>
    </message>
    <message>
        <source>Silence…</source>
        <translation>非表示…</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>再表示</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the issue</source>
        <translation>問題をコピー</translation>
    </message>
    <message>
        <source>Shows the plan with its exact commands before anything runs</source>
        <translation>実行の前に、計画を正確なコマンドとともに表示します</translation>
    </message>
    <message>
        <source>It is not known whether the issue stands here.</source>
        <translation>この問題に該当するか分かりません。</translation>
    </message>
    <message>
        <source>It is no matter on this cluster: say why, and it is not counted any more</source>
        <translation>このクラスターでは問題にならない場合、理由を書いて数えないようにします</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::IssueList</name>
    <message>
        <source>Issue</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>箇所</translation>
    </message>
    <message>
        <source>Known issues that were found</source>
        <translation>見つかった既知の問題</translation>
    </message>
    <message>
        <source>Silenced (%1)</source>
        <translation>非表示 (%1)</translation>
    </message>
    <message>
        <source>Could not be told (%1)</source>
        <translation>判定不能 (%1)</translation>
    </message>
    <message>
        <source>Silenced</source>
        <translation>非表示</translation>
    </message>
    <message>
        <source>No issue has these words.</source>
        <translation>この語句を含む問題はありません。</translation>
    </message>
    <message>
        <source>Nothing that is known stands in the way. Some issues were silenced or could not be told: the switch above shows them.</source>
        <translation>既知の問題は見つかりませんでした。非表示または判定不能の問題は、上の切り替えで表示できます。</translation>
    </message>
    <message>
        <source>Nothing that is known stands in the way.</source>
        <translation>既知の問題は見つかりませんでした。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::IssueText</name>
    <message>
        <source>%1 %2</source>
        <comment>day, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) block an upgrade to %1</source>
        <translation>
            <numerusform>%1 へのアップグレードを阻止する問題 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) that block</source>
        <translation>
            <numerusform>阻止する問題 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No known issue blocks an upgrade to %1</source>
        <translation>%1 へのアップグレードを阻止する既知の問題なし</translation>
    </message>
    <message>
        <source>No known issue was found</source>
        <translation>既知の問題なし</translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>警告 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for information</source>
        <translation>
            <numerusform>情報 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be told</source>
        <translation>
            <numerusform>判定不能 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n silenced</source>
        <translation>
            <numerusform>非表示 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1; looked at %2</source>
        <comment>what was found, when</comment>
        <translation>%1 (%2 確認)</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>place, further places</comment>
        <translation>
            <numerusform>%1 ほか %n 箇所</numerusform>
        </translation>
    </message>
    <message>
        <source>Silenced on %1: %2</source>
        <comment>day, reason</comment>
        <translation>%1 に非表示: %2</translation>
    </message>
    <message>
        <source>Silenced by %1 on %2: %3</source>
        <comment>user, day, reason</comment>
        <translation>%2 に %1 が非表示: %3</translation>
    </message>
    <message>
        <source>It could not be told whether this is so here.</source>
        <translation>該当するか判定できませんでした。</translation>
    </message>
    <message>
        <source>It could not be told whether this is so here: %1</source>
        <translation>該当するか判定できませんでした: %1</translation>
    </message>
    <message>
        <source>comes with the program</source>
        <translation>プログラムに付属</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what could not be looked at, what was said</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>severity, title</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>What to do: %1</source>
        <translation>対処: %1</translation>
    </message>
    <message>
        <source>%1 % certain</source>
        <translation>確度 %1 %</translation>
    </message>
    <message>
        <source>kubelet</source>
        <comment>evidence: its journal</comment>
        <translation>kubelet</translation>
    </message>
    <message>
        <source>Containers</source>
        <comment>evidence</comment>
        <translation>コンテナー</translation>
    </message>
    <message>
        <source>Disk</source>
        <comment>evidence</comment>
        <translation>ディスク</translation>
    </message>
    <message>
        <source>Time</source>
        <comment>evidence</comment>
        <translation>時刻</translation>
    </message>
    <message>
        <source>Certificates</source>
        <comment>evidence</comment>
        <translation>証明書</translation>
    </message>
    <message>
        <source>on all nodes</source>
        <translation>全ノード</translation>
    </message>
    <message>
        <source>on the control planes</source>
        <translation>コントロールプレーン</translation>
    </message>
    <message>
        <source>on the first control plane</source>
        <translation>最初のコントロールプレーン</translation>
    </message>
    <message>
        <source>on the nodes with etcd</source>
        <translation>etcd のあるノード</translation>
    </message>
    <message>
        <source>on the nodes where it was found</source>
        <translation>見つかったノード</translation>
    </message>
    <message>
        <source>on the deployer</source>
        <translation>デプロイヤー</translation>
    </message>
    <message>
        <source>Set in the inventory, %1:</source>
        <translation>インベントリの設定、%1:</translation>
    </message>
    <message>
        <source>Change in the checkout, %1:</source>
        <translation>チェックアウトの変更、%1:</translation>
    </message>
    <message>
        <source>%1 (%2):</source>
        <comment>what is done, where</comment>
        <translation>%1 (%2):</translation>
    </message>
    <message>
        <source>look:</source>
        <comment>a step&apos;s command that changes nothing</comment>
        <translation>確認:</translation>
    </message>
    <message>
        <source>run:</source>
        <comment>a step&apos;s command</comment>
        <translation>実行:</translation>
    </message>
    <message>
        <source>prove:</source>
        <comment>a step&apos;s command</comment>
        <translation>検証:</translation>
    </message>
    <message>
        <source>undo:</source>
        <comment>a step&apos;s command</comment>
        <translation>復旧:</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::IssueView</name>
    <message>
        <source>Where it was seen</source>
        <translation>見つかった場所</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>対処</translation>
    </message>
    <message>
        <source>Steps of the remedy</source>
        <translation>対処の手順</translation>
    </message>
    <message>
        <source>The same as steps that can be run</source>
        <translation>実行できる手順</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation>参考</translation>
    </message>
    <message>
        <source>Id: %1</source>
        <comment>of an issue</comment>
        <translation>ID: %1</translation>
    </message>
    <message>
        <source>Seen in: %1</source>
        <comment>source of an issue</comment>
        <translation>出典: %1</translation>
    </message>
    <message>
        <source>File: %1</source>
        <comment>of an issue</comment>
        <translation>ファイル: %1</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::IssuesPage</name>
    <message>
        <source>Folder with known issues</source>
        <translation>既知の問題のフォルダー</translation>
    </message>
    <message>
        <source>Select a folder first.</source>
        <translation>先にフォルダーを選択してください。</translation>
    </message>
    <message>
        <source>Known issues</source>
        <translation>既知の問題</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Add a &amp;folder…</source>
        <translation>フォルダーを追加(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>Issue</source>
        <translation>問題</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>表題</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Reading the issues…</source>
        <translation>問題を読み込んでいます…</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>読込不可</translation>
    </message>
    <message numerus="yes">
        <source>%n issue(s) come with the program.</source>
        <translation>
            <numerusform>付属の問題 %n 件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your own.</source>
        <translation>
            <numerusform>独自の問題 %n 件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Kubemori brings known issues of Kubespray releases along. Folders with issues of your own, one YAML file each, are read too; an issue there takes the place of one with the same id that comes along. “kubemori issues lint” looks whether a file is right.</source>
        <translation>Kubemori には Kubespray のリリースの既知の問題が付属しています。独自の問題 (1 件につき YAML ファイル 1 つ) のフォルダーも読み込みます。同じ ID の問題がある場合は、フォルダーのものを使います。ファイルの検査は “kubemori issues lint” でできます。</translation>
    </message>
    <message>
        <source>Issues of your own</source>
        <translation>独自の問題</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::LinkList</name>
    <message>
        <source>Links to the cluster</source>
        <translation>クラスターまでの接続</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>結果</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::LinkPage</name>
    <message>
        <source>Every link works.</source>
        <translation>すべての接続を確認できました。</translation>
    </message>
    <message numerus="yes">
        <source>Testing… %n link(s) work so far.</source>
        <translation>
            <numerusform>確認中… 接続 %n 件を確認しました。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) failed.</source>
        <translation>
            <numerusform>接続 %n 件に失敗しました。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything was tested.</source>
        <translation>確認していない接続があります。</translation>
    </message>
    <message numerus="yes">
        <source>Everything works, with %n warning(s).</source>
        <translation>
            <numerusform>すべて確認できました。警告が %n 件あります。</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Use %1</source>
        <translation>%1 を使う(&amp;U)</translation>
    </message>
    <message>
        <source>Kubemori tests each link on the way to the cluster. Nothing is changed there. You may be asked about host keys and passwords.</source>
        <translation>クラスターまでの接続を 1 つずつ確認します。クラスターは何も変更されません。ホスト鍵やパスワードについて尋ねることがあります。</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy all results as text</source>
        <translation>すべての結果をテキストでコピーします</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>再確認(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>中止(&amp;S)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::LinkText</name>
    <message>
        <source>Host name</source>
        <translation>ホスト名</translation>
    </message>
    <message>
        <source>ssh port</source>
        <translation>ssh ポート</translation>
    </message>
    <message>
        <source>ssh login</source>
        <translation>ssh ログイン</translation>
    </message>
    <message>
        <source>sudo</source>
        <translation>sudo</translation>
    </message>
    <message>
        <source>kubectl</source>
        <translation>kubectl</translation>
    </message>
    <message>
        <source>API server</source>
        <translation>API サーバー</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Kubespray checkout</source>
        <translation>Kubespray チェックアウト</translation>
    </message>
    <message>
        <source>Ansible</source>
        <translation>Ansible</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>インベントリ</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>確認中…</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>a link works</comment>
        <translation>OK</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a link</comment>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>未確認</translation>
    </message>
    <message>
        <source>Cluster</source>
        <translation>クラスター</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>Needs what failed above.</source>
        <translation>上で失敗した接続が必要です。</translation>
    </message>
    <message>
        <source>~/.ssh/config goes through a jump host; only the login can be tested.</source>
        <translation>~/.ssh/config が踏み台を経由しているため、ログインだけを確認します。</translation>
    </message>
    <message>
        <source>The test was stopped.</source>
        <translation>確認を中止しました。</translation>
    </message>
    <message>
        <source>It did not work.</source>
        <translation>うまくいきませんでした。</translation>
    </message>
    <message>
        <source>This name is not known here.</source>
        <translation>この名前を解決できません。</translation>
    </message>
    <message>
        <source>The connection is refused.</source>
        <translation>接続を拒否されました。</translation>
    </message>
    <message>
        <source>There is no route to this address.</source>
        <translation>このアドレスへの経路がありません。</translation>
    </message>
    <message>
        <source>Nothing answers.</source>
        <translation>応答がありません。</translation>
    </message>
    <message>
        <source>Something answers at this port, but it is not an ssh server.</source>
        <translation>このポートで応答していますが、ssh サーバーではありません。</translation>
    </message>
    <message>
        <source>The host key is not known and was not accepted.</source>
        <translation>ホスト鍵が未知で、承認されませんでした。</translation>
    </message>
    <message>
        <source>The host key has changed: another one is in known_hosts. Nothing was sent.</source>
        <translation>ホスト鍵が known_hosts のものと異なります。何も送信していません。</translation>
    </message>
    <message>
        <source>The host accepts none of the ways to log in.</source>
        <translation>どの方法でもログインできませんでした。</translation>
    </message>
    <message>
        <source>The connection broke off.</source>
        <translation>接続が切れました。</translation>
    </message>
    <message>
        <source>The question was not answered.</source>
        <translation>質問に回答がありませんでした。</translation>
    </message>
    <message>
        <source>No result in time.</source>
        <translation>時間内に結果が得られませんでした。</translation>
    </message>
    <message>
        <source>sudo refuses the password.</source>
        <translation>sudo がパスワードを拒否しました。</translation>
    </message>
    <message>
        <source>This user may not use sudo there.</source>
        <translation>このユーザーにはそのホストで sudo の権限がありません。</translation>
    </message>
    <message>
        <source>sudo wants a terminal (requiretty).</source>
        <translation>sudo が端末を要求しています (requiretty)。</translation>
    </message>
    <message>
        <source>sudo is not installed there.</source>
        <translation>sudo がインストールされていません。</translation>
    </message>
    <message>
        <source>sudo refuses.</source>
        <translation>sudo に拒否されました。</translation>
    </message>
    <message>
        <source>Neither its name nor its internal address can be a host.</source>
        <translation>名前も内部アドレスもホストとして使えません。</translation>
    </message>
    <message>
        <source>kubectl was not found.</source>
        <translation>kubectl が見つかりません。</translation>
    </message>
    <message>
        <source>kubectl is there, but not where root’s PATH looks: %1.</source>
        <translation>kubectl はありますが、root の PATH にありません: %1。</translation>
    </message>
    <message>
        <source>kubectl does not answer as expected.</source>
        <translation>kubectl の応答が想定と異なります。</translation>
    </message>
    <message>
        <source>kubectl finds no kubeconfig that it can use.</source>
        <translation>kubectl が使える kubeconfig がありません。</translation>
    </message>
    <message>
        <source>The kubeconfig has no such context.</source>
        <translation>kubeconfig にこのコンテキストはありません。</translation>
    </message>
    <message>
        <source>kubectl does not reach the API server.</source>
        <translation>kubectl が API サーバーに接続できません。</translation>
    </message>
    <message>
        <source>The API server does not accept the kubeconfig’s credentials or certificate.</source>
        <translation>API サーバーが kubeconfig の認証情報または証明書を受け付けません。</translation>
    </message>
    <message>
        <source>The API server knows this user, but does not allow the request.</source>
        <translation>API サーバーがこのユーザーの要求を許可しません。</translation>
    </message>
    <message>
        <source>The API server answers with an error.</source>
        <translation>API サーバーがエラーを返しました。</translation>
    </message>
    <message>
        <source>API server %1, kubectl %2: more than one minor version apart.</source>
        <translation>API サーバー %1 と kubectl %2 は、マイナーバージョンが 2 つ以上離れています。</translation>
    </message>
    <message>
        <source>The cluster has no nodes.</source>
        <translation>クラスターにノードがありません。</translation>
    </message>
    <message>
        <source>Not a node by its name or address: %1.</source>
        <translation>名前またはアドレスがノードと一致しません: %1。</translation>
    </message>
    <message>
        <source>git is not installed there.</source>
        <translation>git がインストールされていません。</translation>
    </message>
    <message>
        <source>The folder does not exist there.</source>
        <translation>フォルダーがありません。</translation>
    </message>
    <message>
        <source>The folder is not a git checkout.</source>
        <translation>フォルダーが git のチェックアウトではありません。</translation>
    </message>
    <message>
        <source>The checkout has no cluster.yml: it is not Kubespray.</source>
        <translation>cluster.yml がないため、Kubespray ではありません。</translation>
    </message>
    <message>
        <source>ansible was not found.</source>
        <translation>ansible が見つかりません。</translation>
    </message>
    <message>
        <source>The inventory does not exist or cannot be read.</source>
        <translation>インベントリがないか、読み取れません。</translation>
    </message>
    <message>
        <source>Check the spelling, or give the address.</source>
        <translation>つづりを確かめるか、アドレスを指定してください。</translation>
    </message>
    <message>
        <source>Is sshd running there, and is the port right?</source>
        <translation>sshd が動いているか、ポートが正しいかを確かめてください。</translation>
    </message>
    <message>
        <source>Is the VPN up? Does the address belong to this network?</source>
        <translation>VPN の接続と、アドレスがこのネットワークのものかを確かめてください。</translation>
    </message>
    <message>
        <source>Is the machine on? A firewall may drop the packets.</source>
        <translation>マシンの電源とファイアウォールを確かめてください。</translation>
    </message>
    <message>
        <source>Give the port of sshd.</source>
        <translation>sshd のポートを指定してください。</translation>
    </message>
    <message>
        <source>Check again and accept it once its fingerprint is right: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub shows it on the host.</source>
        <translation>再確認し、フィンガープリントが正しければ承認してください。ホスト上では ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub で表示できます。</translation>
    </message>
    <message>
        <source>Find out why: was the machine reinstalled? Only then remove the old key: ssh-keygen -R HOST.</source>
        <translation>マシンを再インストールしたかなど、理由を確かめてください。確認できた場合だけ、ssh-keygen -R HOST で古い鍵を削除してください。</translation>
    </message>
    <message>
        <source>Check user and key file; ssh-copy-id installs a key. With an agent: ssh-add -l lists its keys.</source>
        <translation>ユーザーと鍵ファイルを確かめてください。鍵は ssh-copy-id で登録できます。エージェントの鍵は ssh-add -l で表示できます。</translation>
    </message>
    <message>
        <source>Look at sshd’s log on the host (MaxStartups, fail2ban), then check again.</source>
        <translation>ホストの sshd のログ (MaxStartups、fail2ban) を見てから、再確認してください。</translation>
    </message>
    <message>
        <source>Check again to be asked anew.</source>
        <translation>再確認すると、もう一度尋ねます。</translation>
    </message>
    <message>
        <source>The host is slow or overloaded; check again.</source>
        <translation>ホストが遅いか過負荷です。再確認してください。</translation>
    </message>
    <message>
        <source>Check again and type this user’s own password on that host, not root’s.</source>
        <translation>再確認し、root ではなく、そのホストでのこのユーザーのパスワードを入力してください。</translation>
    </message>
    <message>
        <source>Add the user to the sudoers of that host, give another user, or turn sudo off.</source>
        <translation>そのホストの sudoers にユーザーを加えるか、別のユーザーを指定するか、sudo を使わない設定にしてください。</translation>
    </message>
    <message>
        <source>Remove “Defaults requiretty” for this user from the sudoers of that host.</source>
        <translation>そのホストの sudoers から、このユーザーの「Defaults requiretty」を外してください。</translation>
    </message>
    <message>
        <source>Install sudo there, or log in as root and turn sudo off.</source>
        <translation>sudo をインストールするか、root でログインして sudo を使わない設定にしてください。</translation>
    </message>
    <message>
        <source>Run “sudo true” there as this user; sudo says why.</source>
        <translation>このユーザーで「sudo true」を実行すると、理由が表示されます。</translation>
    </message>
    <message>
        <source>Look at kubectl get nodes -o wide.</source>
        <translation>kubectl get nodes -o wide を確かめてください。</translation>
    </message>
    <message>
        <source>Install kubectl on this computer, or give its path.</source>
        <translation>このコンピューターに kubectl をインストールするか、パスを指定してください。</translation>
    </message>
    <message>
        <source>Is this a control plane? Kubespray installs kubectl there. Else give its path.</source>
        <translation>コントロールプレーンかどうかを確かめてください。Kubespray はそこに kubectl をインストールします。別の場所にある場合はパスを指定してください。</translation>
    </message>
    <message>
        <source>Give this path as the program.</source>
        <translation>このパスをプログラムに指定してください。</translation>
    </message>
    <message>
        <source>Run “kubectl version --client” there.</source>
        <translation>そこで「kubectl version --client」を実行してください。</translation>
    </message>
    <message>
        <source>Choose a kubeconfig file that you can read.</source>
        <translation>読み取れる kubeconfig ファイルを選んでください。</translation>
    </message>
    <message>
        <source>Turn sudo on: root’s kubeconfig is then used (/etc/kubernetes/admin.conf).</source>
        <translation>sudo を使う設定にすると、root の kubeconfig (/etc/kubernetes/admin.conf) が使われます。</translation>
    </message>
    <message>
        <source>kubectl config get-contexts lists them.</source>
        <translation>kubectl config get-contexts で一覧を表示できます。</translation>
    </message>
    <message>
        <source>Is kube-apiserver running (crictl ps), and is the server’s address in the kubeconfig right?</source>
        <translation>kube-apiserver が動いているか (crictl ps)、kubeconfig のサーバーアドレスが正しいかを確かめてください。</translation>
    </message>
    <message>
        <source>Has the certificate expired? kubeadm certs check-expiration tells. Use a fresh kubeconfig.</source>
        <translation>証明書の期限を kubeadm certs check-expiration で確かめ、新しい kubeconfig を使ってください。</translation>
    </message>
    <message>
        <source>Use an administrator’s kubeconfig.</source>
        <translation>管理者の kubeconfig を使ってください。</translation>
    </message>
    <message>
        <source>Look at etcd and kube-apiserver on the control plane.</source>
        <translation>コントロールプレーンの etcd と kube-apiserver を確かめてください。</translation>
    </message>
    <message>
        <source>Most works; use a kubectl of the cluster’s version.</source>
        <translation>ほとんどは動きますが、クラスターと同じバージョンの kubectl を使ってください。</translation>
    </message>
    <message>
        <source>Is this the right cluster?</source>
        <translation>正しいクラスターかどうかを確かめてください。</translation>
    </message>
    <message>
        <source>Give the names or internal addresses that kubectl get nodes -o wide shows. Otherwise Kubemori does not see which node it runs kubectl on when that node is rebooted.</source>
        <translation>kubectl get nodes -o wide に表示される名前または内部アドレスを指定してください。そうしないと、kubectl を実行しているノードの再起動を判別できません。</translation>
    </message>
    <message>
        <source>Install git there.</source>
        <translation>git をインストールしてください。</translation>
    </message>
    <message>
        <source>Give the folder of the Kubespray checkout.</source>
        <translation>Kubespray のチェックアウトのフォルダーを指定してください。</translation>
    </message>
    <message>
        <source>Give a clone of the Kubespray repository: an unpacked archive does not know its release.</source>
        <translation>Kubespray リポジトリーのクローンを指定してください。展開したアーカイブではリリースが分かりません。</translation>
    </message>
    <message>
        <source>Give the virtual environment in which Kubespray’s requirements.txt is installed.</source>
        <translation>Kubespray の requirements.txt をインストールした仮想環境を指定してください。</translation>
    </message>
    <message>
        <source>Give the inventory as it lies in the checkout, such as inventory/mycluster.</source>
        <translation>チェックアウト内のインベントリを inventory/mycluster のように指定してください。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::LogPage</name>
    <message>
        <source>Logs</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>&amp;Font:</source>
        <translation>フォント(&amp;F):</translation>
    </message>
    <message>
        <source>As the desktop (%1)</source>
        <translation>デスクトップと同じ (%1)</translation>
    </message>
    <message>
        <source>Si&amp;ze:</source>
        <translation>サイズ(&amp;Z):</translation>
    </message>
    <message>
        <source> pt</source>
        <translation> pt</translation>
    </message>
    <message>
        <source>As the desktop (%1 pt)</source>
        <translation>デスクトップと同じ (%1 pt)</translation>
    </message>
    <message>
        <source>&amp;Example:</source>
        <translation>表示例(&amp;E):</translation>
    </message>
    <message>
        <source>&amp;Keep in memory:</source>
        <translation>メモリーに保持(&amp;K):</translation>
    </message>
    <message>
        <source> MiB for each cluster</source>
        <translation> MiB (クラスターごと)</translation>
    </message>
    <message>
        <source>Keep &amp;runs of ansible for:</source>
        <translation>ansible の実行の保存期間(&amp;R):</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 日</translation>
    </message>
    <message>
        <source>&amp;At most:</source>
        <translation>上限(&amp;A):</translation>
    </message>
    <message>
        <source> MiB in all</source>
        <translation> MiB (合計)</translation>
    </message>
    <message>
        <source>Beyond that the oldest lines lie in a file until the cluster is closed; it counts for clusters opened from then on. The files of an operation are always kept whole.</source>
        <translation>これを超えると、古い行はクラスターを閉じるまでファイルに置かれます。以後に開くクラスターに適用されます。操作のファイルは常にすべて保存されます。</translation>
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
    <message>
        <source>Show the whole log again</source>
        <translation>ログ全体の表示に戻します</translation>
    </message>
    <message>
        <source>%1: show the whole log again</source>
        <translation>%1: ログ全体の表示に戻します</translation>
    </message>
    <message>
        <source>All lines</source>
        <translation>すべての行</translation>
    </message>
    <message>
        <source>Warnings and failures</source>
        <translation>警告と失敗</translation>
    </message>
    <message>
        <source>Failures only</source>
        <translation>失敗のみ</translation>
    </message>
    <message>
        <source>Show only lines that tell of problems</source>
        <translation>問題を示す行だけを表示</translation>
    </message>
    <message>
        <source>Kind of lines</source>
        <translation>行の種類</translation>
    </message>
    <message>
        <source>Previous failure (Shift+F8)</source>
        <translation>前の失敗 (Shift+F8)</translation>
    </message>
    <message>
        <source>Next failure (F8)</source>
        <translation>次の失敗 (F8)</translation>
    </message>
    <message>
        <source>&amp;Match Case</source>
        <translation>大文字と小文字を区別</translation>
    </message>
    <message>
        <source>&amp;Regular Expression</source>
        <translation>正規表現</translation>
    </message>
    <message>
        <source>&amp;Only Matching Lines</source>
        <translation>一致する行のみ</translation>
    </message>
    <message>
        <source>More about this log</source>
        <translation>このログのその他の操作</translation>
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
    <message>
        <source>Failure: </source>
        <translation>失敗: </translation>
    </message>
    <message>
        <source>Warning: </source>
        <translation>警告: </translation>
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
    <message>
        <source>Fleet</source>
        <translation>全クラスター</translation>
    </message>
    <message>
        <source>%1 (simulated) – Kubemori</source>
        <comment>cluster</comment>
        <translation>%1 (模擬) – Kubemori</translation>
    </message>
    <message>
        <source>The licence</source>
        <translation>ライセンス</translation>
    </message>
    <message>
        <source>Kubespray</source>
        <translation>Kubespray</translation>
    </message>
    <message>
        <source>Some settings could not be used; the usual values stand for them:</source>
        <translation>使えない設定がありました。代わりに既定値を使います。</translation>
    </message>
    <message>
        <source>This cluster is simulated: there is nothing to log in to.</source>
        <translation>模擬クラスターには、ログインできるノードがありません。</translation>
    </message>
    <message>
        <source>No terminal could be opened: %1
Which one is used is chosen in the settings.</source>
        <translation>端末を開けませんでした。%1
使用する端末は設定で選べます。</translation>
    </message>
    <message>
        <source>Lan&amp;guage</source>
        <translation>言語(&amp;G)</translation>
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
    <name>kubemori::ui::MetallbDialog</name>
    <message>
        <source>MetalLB’s new settings</source>
        <translation>MetalLB の新しい設定</translation>
    </message>
    <message>
        <source>No release from v2.22.0 on reads these settings: %1.</source>
        <translation>v2.22.0 以降のリリースは次の設定を読みません: %1。</translation>
    </message>
    <message>
        <source>For addons.yml of the new folder:</source>
        <translation>新しいフォルダーの addons.yml 用:</translation>
    </message>
    <message>
        <source>New settings</source>
        <translation>新しい設定</translation>
    </message>
    <message>
        <source>Objects for the cluster (kubectl apply -f):</source>
        <translation>クラスター用のオブジェクト (kubectl apply -f):</translation>
    </message>
    <message>
        <source>Objects for the cluster</source>
        <translation>クラスター用のオブジェクト</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>コピー(&amp;O)</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>閉じる(&amp;L)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::NoClustersPage</name>
    <message>
        <source>No cluster yet</source>
        <translation>クラスターがまだありません</translation>
    </message>
    <message>
        <source>The list of clusters cannot be used</source>
        <translation>クラスターの一覧を使用できません</translation>
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
    <message>
        <source>Add one step by step; every link to it is tested. Or write it into this file yourself, as below; it is read again by itself:
%1
Passwords do not belong there; they are asked for when needed.</source>
        <translation>順を追って追加すると、接続をすべて確認します。次のファイルに下の例のように書くこともでき、ファイルは自動で読み直します:
%1
パスワードは書かないでください。必要なときに尋ねます。</translation>
    </message>
    <message>
        <source>Correct these places; the file is read again by itself:
%1
A cluster looks like this:</source>
        <translation>次の箇所を直してください。ファイルは自動で読み直します:
%1
クラスターは次のように書きます:</translation>
    </message>
    <message>
        <source>&amp;Add a cluster…</source>
        <translation>クラスターの追加(&amp;A)…</translation>
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
    <message>
        <source>This cluster is simulated: no real machine is touched.</source>
        <translation>このクラスターは模擬です。実際のマシンには触れません。</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>アップグレード</translation>
    </message>
    <message>
        <source>Facts</source>
        <comment>step: ansible reads the facts of all hosts</comment>
        <translation>ファクト</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <comment>step: a playbook of Kubespray</comment>
        <translation>アップグレード</translation>
    </message>
    <message>
        <source>Version</source>
        <comment>step: the node runs the new version and is well</comment>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Addons</source>
        <comment>step: what a playbook over some nodes left behind</comment>
        <translation>アドオン</translation>
    </message>
    <message>
        <source>Let ansible read the facts of all hosts anew</source>
        <translation>ansible で全ホストのファクトを読み直します</translation>
    </message>
    <message>
        <source>Run Kubespray&apos;s playbook</source>
        <translation>Kubespray の playbook を実行します</translation>
    </message>
    <message>
        <source>Make sure that it runs the new version and is Ready</source>
        <translation>新しいバージョンで動き、Ready であることを確認します</translation>
    </message>
    <message>
        <source>Bring the addons to the new release</source>
        <translation>アドオンを新しいリリースにします</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>node result</comment>
        <translation>完了</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>対処</translation>
    </message>
    <message>
        <source>Remedy</source>
        <comment>step: of what helps against a known issue</comment>
        <translation>対処</translation>
    </message>
    <message>
        <source>Do what helps against a known issue, and make sure that it did</source>
        <translation>既知の問題に対処し、効果を確認します</translation>
    </message>
    <message>
        <source>Renewal of certificates</source>
        <translation>証明書の更新</translation>
    </message>
    <message>
        <source>Backup</source>
        <comment>step</comment>
        <translation>バックアップ</translation>
    </message>
    <message>
        <source>Renewal</source>
        <comment>step: of certificates</comment>
        <translation>証明書更新</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>step: of the control plane&apos;s pods</comment>
        <translation>再起動</translation>
    </message>
    <message>
        <source>In use</source>
        <comment>step: servers show the new certificates</comment>
        <translation>使用確認</translation>
    </message>
    <message>
        <source>Copy what is changed next, on the node itself</source>
        <translation>次に変更するものをノード上に控えます</translation>
    </message>
    <message>
        <source>Renew the certificates with kubeadm</source>
        <translation>kubeadm で証明書を更新します</translation>
    </message>
    <message>
        <source>Start the pods of the control plane anew</source>
        <translation>コントロールプレーンの Pod を起動し直します</translation>
    </message>
    <message>
        <source>Wait until its servers show the new certificates and are well</source>
        <translation>サーバーが新しい証明書を提示し、正常になるまで待ちます</translation>
    </message>
    <message>
        <source>%1 is the only control plane: the Kubernetes API is away while its pods start anew.</source>
        <translation>コントロールプレーンは %1 だけです。Pod を起動し直す間、Kubernetes API は使えません。</translation>
    </message>
    <message>
        <source>The API server of %1 is not ready now: nobody waits for it, and everything goes over ssh.</source>
        <translation>%1 の API サーバーは今 Ready ではありません。これを待たず、すべて ssh で行います。</translation>
    </message>
    <message>
        <source>etcd could not be asked, so that nobody waits for it. Its own certificates are not renewed here.</source>
        <translation>etcd に問い合わせできないため、これを待ちません。etcd 自身の証明書はここでは更新されません。</translation>
    </message>
    <message>
        <source>The kubelet of %1 cannot log in any more: it gets a new kubeconfig and is restarted.</source>
        <translation>%1 の kubelet はもうログインできません。新しい kubeconfig を作り、再起動します。</translation>
    </message>
    <message>
        <source>%1 has Kubespray’s timer, which renews by itself (auto_renew_certificates).</source>
        <translation>%1 には自動で更新する Kubespray のタイマーがあります (auto_renew_certificates)。</translation>
    </message>
    <message>
        <source>Nothing renews by itself (auto_renew_certificates is off): the new certificates end in a year.</source>
        <translation>自動で更新するものはありません (auto_renew_certificates は無効です)。新しい証明書は 1 年で期限が切れます。</translation>
    </message>
    <message>
        <source>%1 has certificates that end soon and that kubeadm does not renew; “kubemori certs” names them.</source>
        <translation>%1 には、まもなく期限が切れ、kubeadm が更新しない証明書があります。「kubemori certs」で確認できます。</translation>
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
        <source>Changed and not put back: %1. The operation&apos;s folder holds all that was done.</source>
        <translation>変更され、元に戻っていないもの: %1。行ったことはすべて操作のフォルダーに残っています。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::PathEdit</name>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>%1: browse</source>
        <translation>%1: 参照</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::PhaseBoardModel</name>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
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
    <name>kubemori::ui::ProofTable</name>
    <message>
        <source>same</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>相違</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>照合項目</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Old inventory</source>
        <translation>旧インベントリ</translation>
    </message>
    <message>
        <source>New inventory</source>
        <translation>新インベントリ</translation>
    </message>
    <message>
        <source>Proofs that both inventories say the same</source>
        <translation>新旧インベントリの照合結果</translation>
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
    <message>
        <source>The playbook failed at %1. How shall it go on?</source>
        <comment>node</comment>
        <translation>%1 でプレイブックが失敗しました。どのように続けますか?</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ReachPage</name>
    <message>
        <source>sudo on the nodes wants a password: ask for it</source>
        <translation>ノードでの sudo のパスワードを尋ねる</translation>
    </message>
    <message>
        <source>The inventory has encrypted values (ansible-vault): ask for the password</source>
        <translation>インベントリの暗号化された値 (ansible-vault) のパスワードを尋ねる</translation>
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
    <name>kubemori::ui::RecapModel</name>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unreachable</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>skipped</translation>
    </message>
    <message>
        <source>rescued</source>
        <translation>rescued</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>ignored</translation>
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
    <message>
        <source>At the new version: %1.</source>
        <translation>新しいバージョンのノード: %1。</translation>
    </message>
    <message>
        <source>Not known to be upgraded: %1.</source>
        <translation>アップグレード済みと確認できていないノード: %1。</translation>
    </message>
    <message>
        <source>the playbook did not get through on it</source>
        <translation>このノードでプレイブックが最後まで進みませんでした</translation>
    </message>
    <message>
        <source>left cordoned by the playbook</source>
        <translation>プレイブックが配置停止のままにしました</translation>
    </message>
    <message>
        <source>Begins nothing new, and no node goes back to the version before. Nodes that the playbook left cordoned stay so and are named.</source>
        <translation>新しいことは何も始めません。以前のバージョンに戻るノードはありません。プレイブックが配置停止のままにしたノードは配置停止のままとし、名前を示します。</translation>
    </message>
    <message>
        <source>Resume when the cause is gone: nodes that have the new version are not upgraded again, the others are. There is no way back to the version before.</source>
        <translation>原因を取り除いてから再開してください。新しいバージョンのノードは再びアップグレードせず、残りのノードをアップグレードします。以前のバージョンに戻す方法はありません。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ReleaseTableModel</name>
    <message>
        <source>checked out</source>
        <translation>チェックアウト中</translation>
    </message>
    <message>
        <source>announces %1</source>
        <comment>a Kubernetes version</comment>
        <translation>%1 と発表</translation>
    </message>
    <message>
        <source>pre-release</source>
        <translation>プレリリース</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>not documented</source>
        <translation>記載なし</translation>
    </message>
    <message>
        <source>An unmodified sample installs %1, though the release announces %2.</source>
        <translation>このリリースは %2 と発表していますが、サンプルのままでは %1 がインストールされます。</translation>
    </message>
    <message>
        <source>Release</source>
        <translation>リリース</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日付</translation>
    </message>
    <message>
        <source>Kubernetes</source>
        <translation>Kubernetes</translation>
    </message>
    <message>
        <source>ansible-core</source>
        <translation>ansible-core</translation>
    </message>
    <message>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>備考</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::ReleasesPage</name>
    <message>
        <source>The settings were carried over into %1.</source>
        <translation>設定を %1 に引き継ぎました。</translation>
    </message>
    <message>
        <source>Looking at the checkout…</source>
        <translation>チェックアウトを確認しています…</translation>
    </message>
    <message>
        <source>Reading the releases…</source>
        <translation>リリースを読み込んでいます…</translation>
    </message>
    <message>
        <source>Choose above from which release to which other one.</source>
        <translation>どのリリースからどのリリースへ移すかを上で選んでください。</translation>
    </message>
    <message>
        <source>%1 is what is running. Choose another release above.</source>
        <translation>%1 は今のリリースです。上で別のリリースを選んでください。</translation>
    </message>
    <message>
        <source>Planning the way from %1 to %2…</source>
        <translation>%1 から %2 への道筋を計画しています…</translation>
    </message>
    <message>
        <source>Asking for new releases…</source>
        <translation>新しいリリースを問い合わせています…</translation>
    </message>
    <message>
        <source>The releases that are here already can be used as before.</source>
        <translation>すでに手元にあるリリースは、これまでどおり使えます。</translation>
    </message>
    <message>
        <source>Checking out %1…</source>
        <translation>%1 をチェックアウトしています…</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>リリース</translation>
    </message>
    <message>
        <source>Hop &amp;plan</source>
        <translation>ホップ計画(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Settings</source>
        <translation>設定(&amp;S)</translation>
    </message>
    <message>
        <source>Fi&amp;les</source>
        <translation>ファイル(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Carry over</source>
        <translation>引き継ぎ(&amp;C)</translation>
    </message>
    <message>
        <source>Views of the releases</source>
        <translation>リリースの表示</translation>
    </message>
    <message>
        <source>No Kubespray checkout yet</source>
        <translation>Kubespray のチェックアウトがまだありません</translation>
    </message>
    <message>
        <source>Enter in the cluster’s settings where its Kubespray checkout lies, on this machine or on another host. Releases and settings are read from it.</source>
        <translation>このクラスターの Kubespray のチェックアウトの場所を、クラスターの設定で入力してください。このコンピューターでも別のホストでもかまいません。リリースと設定はそこから読み込まれます。</translation>
    </message>
    <message>
        <source>&amp;Edit the cluster…</source>
        <translation>クラスターの編集(&amp;E)…</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RemedyDialog</name>
    <message numerus="yes">
        <source>%n step(s), one after the other</source>
        <translation>
            <numerusform>%n 手順を順に実行</numerusform>
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
        <source>Apply a remedy</source>
        <translation>対処の適用</translation>
    </message>
    <message>
        <source>Each step is proved before the next one begins. If one fails, what can be put back is put back, and you are asked. Nothing runs before you press Start.</source>
        <translation>各手順は、効果を確かめてから次に進みます。失敗した場合は、戻せるものを元に戻し、どうするかを尋ねます。「開始」を押すまで何も実行しません。</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>開始(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
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
    <name>kubemori::ui::ReportPage</name>
    <message>
        <source>Finish</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <comment>route of the next hop</comment>
        <translation>%1 へ進む</translation>
    </message>
    <message>
        <source>“%1” is not done yet.</source>
        <comment>stage</comment>
        <translation>「%1」がまだ済んでいません。</translation>
    </message>
    <message>
        <source>This is the last page.</source>
        <translation>最後のページです。</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>レポートの保存</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>保存しました: %1</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>レポートをコピー</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>レポート</translation>
    </message>
    <message>
        <source>The upgrade is finished. So that later runs use the new environment and inventory, enter them in the cluster’s profile (clusters.yaml, kubespray):
    venv: %1
    inventory: %2</source>
        <translation>アップグレードが完了しました。以後の実行で新しい環境とインベントリを使うには、クラスターのプロファイル (clusters.yaml の kubespray) に記入してください。
    venv: %1
    inventory: %2</translation>
    </message>
    <message>
        <source>&amp;Enter them in the profile</source>
        <translation>プロファイルに記入(&amp;E)</translation>
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
    <name>kubemori::ui::RouteBar</name>
    <message>
        <source>F&amp;rom</source>
        <translation>移行元(&amp;R)</translation>
    </message>
    <message>
        <source>From release</source>
        <translation>移行元のリリース</translation>
    </message>
    <message>
        <source>&amp;to</source>
        <comment>release</comment>
        <translation>移行先(&amp;T)</translation>
    </message>
    <message>
        <source>To release</source>
        <translation>移行先のリリース</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunComparisonDialog</name>
    <message>
        <source>%1 instead of %2 (%3)</source>
        <comment>duration, older duration, difference</comment>
        <translation>%1 (前回は %2、差 %3)</translation>
    </message>
    <message>
        <source>%1 of %2 tasks differ</source>
        <translation>%2 件中 %1 件のタスクに差があります</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) took longer</source>
        <translation>
            <numerusform>%n 件のタスクで時間が延びました</numerusform>
        </translation>
    </message>
    <message>
        <source>Two runs compared</source>
        <translation>2 つの実行の比較</translation>
    </message>
    <message>
        <source>Older: %1, %2, %3
Newer: %4, %5, %6</source>
        <comment>what, when, state; twice</comment>
        <translation>古い方: %1、%2、%3
新しい方: %4、%5、%6</translation>
    </message>
    <message>
        <source>Only &amp;differences</source>
        <translation>差のあるものだけ(&amp;D)</translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation>タスクの絞り込み</translation>
    </message>
    <message>
        <source>Tasks of both runs</source>
        <translation>両方の実行のタスク</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunComparisonModel</name>
    <message>
        <source>–</source>
        <comment>not in that run</comment>
        <translation>–</translation>
    </message>
    <message>
        <source>only in the newer one</source>
        <translation>新しい方だけ</translation>
    </message>
    <message>
        <source>only in the older one</source>
        <translation>古い方だけ</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>プレイ</translation>
    </message>
    <message>
        <source>Older</source>
        <translation>古い方</translation>
    </message>
    <message>
        <source>Newer</source>
        <translation>新しい方</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>Changed, older</source>
        <translation>変更 (古い方)</translation>
    </message>
    <message>
        <source>Changed, newer</source>
        <translation>変更 (新しい方)</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunHeader</name>
    <message>
        <source>Log file %1</source>
        <translation>ログファイル %1</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>入力待ち</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>state, where</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>タスク %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>node, attempt 3 of 10</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>残り 1 分未満</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>残り約 %1</translation>
    </message>
    <message>
        <source>The run says that all went well, but the API server still has %1 of %2 nodes below %3: %4</source>
        <translation>実行は成功と報告していますが、API サーバーによると %2 台中 %1 台のノードが %3 より古いままです: %4</translation>
    </message>
    <message>
        <source>Upgraded so far, says the API server: %1 of %2 nodes (%3)</source>
        <translation>API サーバーによる更新済みノード: %2 台中 %1 台 (%3)</translation>
    </message>
    <message>
        <source>The run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>‹ All r&amp;uns</source>
        <translation>‹ 実行の一覧(&amp;U)</translation>
    </message>
    <message>
        <source>Back to all runs</source>
        <translation>実行の一覧に戻る</translation>
    </message>
    <message>
        <source>Run a&amp;gain…</source>
        <translation>再実行(&amp;G)…</translation>
    </message>
    <message>
        <source>Cop&amp;y command</source>
        <translation>コマンドをコピー(&amp;Y)</translation>
    </message>
    <message>
        <source>Sav&amp;e log…</source>
        <translation>ログの保存(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Stop…</source>
        <translation>中止(&amp;S)…</translation>
    </message>
    <message>
        <source>Progress, by the time that an earlier run took</source>
        <translation>以前の実行の所要時間に基づく進み具合</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>その他(&amp;M)</translation>
    </message>
    <message>
        <source>More that can be done with the run</source>
        <translation>実行に対するその他の操作</translation>
    </message>
    <message>
        <source>Run %1 of %2</source>
        <translation>実行 %1/%2</translation>
    </message>
    <message>
        <source>Run of the file</source>
        <translation>ファイル内の実行</translation>
    </message>
    <message>
        <source>The log holds several runs</source>
        <translation>このログには複数の実行が含まれています</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunHistory</name>
    <message>
        <source>Looking for runs…</source>
        <translation>実行を調べています…</translation>
    </message>
    <message>
        <source>No run has these words</source>
        <translation>該当する実行がありません</translation>
    </message>
    <message>
        <source>Clear the filter to see all runs.</source>
        <translation>絞り込みを消すと、すべての実行が表示されます。</translation>
    </message>
    <message>
        <source>No runs yet</source>
        <translation>実行はまだありません</translation>
    </message>
    <message>
        <source>Playbooks that are run from here are kept with their output, so that one can look at them again and compare them.</source>
        <translation>ここから実行した playbook は出力とともに保存され、後から見たり比較したりできます。</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>&amp;Run a playbook…</source>
        <translation>playbook の実行(&amp;R)…</translation>
    </message>
    <message>
        <source>Run a playboo&amp;k…</source>
        <translation>playbook の実行(&amp;K)…</translation>
    </message>
    <message>
        <source>Open log &amp;file…</source>
        <translation>ログファイルを開く(&amp;F)…</translation>
    </message>
    <message>
        <source>Shows the output of any run of ansible that was written to a file</source>
        <translation>ファイルに書き出された ansible の出力を表示します</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>開く(&amp;O)</translation>
    </message>
    <message>
        <source>Run a&amp;gain…</source>
        <translation>再実行(&amp;G)…</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>比較(&amp;M)</translation>
    </message>
    <message>
        <source>Two runs that are over, chosen with Ctrl</source>
        <translation>終わった実行を Ctrl で 2 つ選びます</translation>
    </message>
    <message>
        <source>Remov&amp;e…</source>
        <translation>削除(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Copy command</source>
        <translation>コマンドをコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Filter runs</source>
        <translation>実行の絞り込み</translation>
    </message>
    <message>
        <source>Mor&amp;e</source>
        <translation>その他(&amp;E)</translation>
    </message>
    <message>
        <source>More that can be done with runs</source>
        <translation>実行に対するその他の操作</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunNodesPanel</name>
    <message>
        <source>Nodes of the run</source>
        <translation>実行のノード</translation>
    </message>
    <message>
        <source>How far each node is</source>
        <translation>各ノードの進み具合</translation>
    </message>
    <message>
        <source>How tasks ended on each node</source>
        <translation>各ノードでのタスクの結果</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunPage</name>
    <message>
        <source>Run it once more…</source>
        <translation>もう一度実行…</translation>
    </message>
    <message>
        <source>The plan is being made.</source>
        <translation>計画を作っています。</translation>
    </message>
    <message>
        <source>Not while an operation is running on this cluster.</source>
        <translation>このクラスターで操作を実行している間はできません。</translation>
    </message>
    <message>
        <source>Decide first on the operation that was cut off.</source>
        <translation>先に、中断した操作について決めてください。</translation>
    </message>
    <message>
        <source>The upgrade has not reached its end yet.</source>
        <translation>アップグレードはまだ終わっていません。</translation>
    </message>
    <message numerus="yes">
        <source>Upgrade %n node(s) to %1 now?</source>
        <translation>
            <numerusform>%n 台のノードを %1 にアップグレードしますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>It takes from half an hour to several hours. It can be paused and stopped between steps; what is upgraded already cannot be brought back to the version before. These playbooks run:</source>
        <translation>30 分から数時間かかります。手順の合間に一時停止や中止ができますが、アップグレード済みのものは元のバージョンに戻せません。次の playbook を実行します:</translation>
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
        <source>Were the nodes upgraded in another way?</source>
        <translation>別の方法でアップグレードしましたか？</translation>
    </message>
    <message>
        <source>For instance by the playbook in a terminal. The next page looks whether that is so; the report says that it was not run here.</source>
        <translation>端末で playbook を実行した場合などです。次のページで実際の状態を確認します。レポートには、ここで実行していないことが残ります。</translation>
    </message>
    <message>
        <source>&amp;It was done</source>
        <translation>アップグレード済み(&amp;I)</translation>
    </message>
    <message>
        <source>Every node was upgraded.</source>
        <translation>全ノードをアップグレードしました。</translation>
    </message>
    <message>
        <source>The upgrade is running. It goes on while you look elsewhere.</source>
        <translation>アップグレード中です。ほかを見ている間も続きます。</translation>
    </message>
    <message>
        <source>The upgrade was cut off. Decide below how to go on.</source>
        <translation>アップグレードが中断しました。下で続け方を決めてください。</translation>
    </message>
    <message>
        <source>The upgrade did not reach its end. See below what happened, then run it once more: what is done already is found so.</source>
        <translation>アップグレードは最後まで終わりませんでした。下で原因を確認し、もう一度実行してください。済んだ手順は省かれます。</translation>
    </message>
    <message>
        <source>Not started yet. The plan with its exact commands is made anew and shown before anything runs.</source>
        <translation>まだ開始していません。実行前に計画を作り直し、正確なコマンドを表示します。</translation>
    </message>
    <message>
        <source>Show ansible’s run</source>
        <translation>ansible の実行を表示</translation>
    </message>
    <message>
        <source>It was done in another way…</source>
        <translation>別の方法で実行済み…</translation>
    </message>
    <message>
        <source>It was started before and did not reach its end; the tab Ansible and the history of operations have what happened. Run it once more: what is done already is found so.</source>
        <translation>以前に開始しましたが、最後まで進んでいません。何が起きたかは「Ansible」タブと操作の履歴にあります。もう一度実行してください。済んだ作業は済みとして扱います。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunPromptPanel</name>
    <message>
        <source>Answered. Waiting for the run to go on…</source>
        <translation>応答しました。実行が続くのを待っています…</translation>
    </message>
    <message>
        <source>%1 now: %2</source>
        <comment>node, its state</comment>
        <translation>%1 の現在の状態: %2</translation>
    </message>
    <message>
        <source>Cont&amp;inue</source>
        <translation>続行(&amp;I)</translation>
    </message>
    <message>
        <source>Sto&amp;p the run…</source>
        <translation>実行の中止(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Accept the key</source>
        <translation>鍵を承認(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Refuse</source>
        <translation>拒否(&amp;R)</translation>
    </message>
    <message>
        <source>Sen&amp;d</source>
        <translation>送信(&amp;D)</translation>
    </message>
    <message>
        <source>A line to type into the run</source>
        <translation>実行に入力する行</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunTableModel</name>
    <message>
        <source>Waits for you</source>
        <translation>入力待ち</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>What was run</source>
        <translation>実行したもの</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>実行者</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunTaskPanel</name>
    <message>
        <source>Tasks of the run</source>
        <translation>実行のタスク</translation>
    </message>
    <message>
        <source>Which tasks are shown</source>
        <translation>表示するタスク</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>すべてのタスク</translation>
    </message>
    <message>
        <source>Failures first</source>
        <translation>失敗を先に</translation>
    </message>
    <message>
        <source>Failures and changes</source>
        <translation>失敗と変更</translation>
    </message>
    <message>
        <source>Only failures</source>
        <translation>失敗だけ</translation>
    </message>
    <message>
        <source>Filter tasks</source>
        <translation>タスクの絞り込み</translation>
    </message>
    <message>
        <source>Filter by task, role, module or node</source>
        <translation>タスク、ロール、モジュール、ノードで絞り込み</translation>
    </message>
    <message>
        <source>Task, role, module or node</source>
        <translation>タスク、ロール、モジュール、ノード</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>追従</translation>
    </message>
    <message>
        <source>Keeps the task under way in sight</source>
        <translation>実行中のタスクを常に表示します</translation>
    </message>
    <message>
        <source>Follow the task under way</source>
        <translation>実行中のタスクに追従</translation>
    </message>
    <message>
        <source>Show &amp;Only Its Lines in the Log</source>
        <translation>この項目のログだけを表示(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>コピー(&amp;C)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunText</name>
    <message>
        <source>running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>changed</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>skipped</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>failed</translation>
    </message>
    <message>
        <source>failed, ignored</source>
        <translation>failed (ignored)</translation>
    </message>
    <message>
        <source>failed, rescued</source>
        <translation>failed (rescued)</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unreachable</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>開始しています…</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>中止しています…</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>不明</translation>
    </message>
    <message>
        <source>It ended without a word: its host went down, or its supervisor was killed. Look at the nodes before you run it again.</source>
        <translation>何も告げずに終わりました。ホストが停止したか、監視プロセスが終了させられました。再実行の前にノードを確認してください。</translation>
    </message>
    <message>
        <source>It was stopped by a person.</source>
        <translation>人が中止しました。</translation>
    </message>
    <message>
        <source>It was ended from outside by signal %1.</source>
        <translation>外部からシグナル %1 で終了させられました。</translation>
    </message>
    <message>
        <source>All tasks were done.</source>
        <translation>すべてのタスクが終わりました。</translation>
    </message>
    <message>
        <source>Tasks failed on some nodes (exit code 2).</source>
        <translation>一部のノードでタスクが失敗しました (終了コード 2)。</translation>
    </message>
    <message>
        <source>Some nodes could not be reached, or a file could not be read (exit code %1).</source>
        <translation>接続できないノードがあるか、ファイルを読めませんでした (終了コード %1)。</translation>
    </message>
    <message>
        <source>ansible did not understand its options (exit code 5).</source>
        <translation>ansible がオプションを解釈できませんでした (終了コード 5)。</translation>
    </message>
    <message>
        <source>ansible met a fault of its own (exit code 250).</source>
        <translation>ansible 自身の不具合です (終了コード 250)。</translation>
    </message>
    <message>
        <source>It ended with exit code %1.</source>
        <translation>終了コード %1 で終わりました。</translation>
    </message>
    <message>
        <source>How it ended is not known.</source>
        <translation>どのように終わったかは不明です。</translation>
    </message>
    <message>
        <source>Cordon</source>
        <translation>配置停止</translation>
    </message>
    <message>
        <source>Drain</source>
        <translation>退避</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>kubeadm</source>
        <translation>kubeadm</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Uncordon</source>
        <translation>配置再開</translation>
    </message>
    <message>
        <source>No new pods come to the node</source>
        <translation>ノードに新しい Pod を配置しません</translation>
    </message>
    <message>
        <source>Pods are moved to other nodes</source>
        <translation>Pod をほかのノードに移します</translation>
    </message>
    <message>
        <source>The container engine is installed and restarted</source>
        <translation>コンテナエンジンを導入し、再起動します</translation>
    </message>
    <message>
        <source>Kubernetes itself is upgraded</source>
        <translation>Kubernetes 本体を更新します</translation>
    </message>
    <message>
        <source>The network plugin is installed</source>
        <translation>ネットワークプラグインを導入します</translation>
    </message>
    <message>
        <source>Pods may come to the node again</source>
        <translation>再びノードに Pod を配置できます</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>attempt %1 of %2</source>
        <translation>試行 %1/%2</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>試行 %n 回</numerusform>
        </translation>
    </message>
    <message>
        <source>what it says is kept secret (no_log)</source>
        <translation>内容は非公開 (no_log)</translation>
    </message>
    <message>
        <source>exit code %1</source>
        <translation>終了コード %1</translation>
    </message>
    <message>
        <source>done on %1</source>
        <translation>%1 で実行</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <comment>results</comment>
        <translation>failed %1</translation>
    </message>
    <message>
        <source>%1 unreachable</source>
        <comment>results</comment>
        <translation>unreachable %1</translation>
    </message>
    <message>
        <source>%1 rescued</source>
        <comment>results</comment>
        <translation>rescued %1</translation>
    </message>
    <message>
        <source>%1 ignored</source>
        <comment>results</comment>
        <translation>ignored %1</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <comment>results</comment>
        <translation>changed %1</translation>
    </message>
    <message>
        <source>%1 ok</source>
        <comment>results</comment>
        <translation>ok %1</translation>
    </message>
    <message>
        <source>%1 skipped</source>
        <comment>results</comment>
        <translation>skipped %1</translation>
    </message>
    <message>
        <source>The run waits for you</source>
        <translation>実行が入力を待っています</translation>
    </message>
    <message>
        <source>Kubespray waits before it uncordons %1</source>
        <translation>Kubespray は %1 の配置再開の前で待っています</translation>
    </message>
    <message>
        <source>Kubespray waits before it upgrades %1</source>
        <translation>Kubespray は %1 の更新の前で待っています</translation>
    </message>
    <message>
        <source>ssh does not know a host’s key</source>
        <translation>ssh の知らないホスト鍵です</translation>
    </message>
    <message>
        <source>ssh does not know the key of %1</source>
        <translation>%1 のホスト鍵は ssh に知られていません</translation>
    </message>
    <message>
        <source>ssh waits for a password</source>
        <translation>ssh がパスワードを待っています</translation>
    </message>
    <message>
        <source>ssh waits for the password of %1</source>
        <translation>ssh が %1 のパスワードを待っています</translation>
    </message>
    <message>
        <source>sudo on the nodes waits for a password</source>
        <translation>ノードの sudo がパスワードを待っています</translation>
    </message>
    <message>
        <source>The vault waits for its password</source>
        <translation>vault がパスワードを待っています</translation>
    </message>
    <message>
        <source>The vault “%1” waits for its password</source>
        <translation>vault「%1」がパスワードを待っています</translation>
    </message>
    <message>
        <source>An ssh key waits for its passphrase</source>
        <translation>ssh の鍵がパスフレーズを待っています</translation>
    </message>
    <message>
        <source>The ssh key %1 waits for its passphrase</source>
        <translation>ssh の鍵 %1 がパスフレーズを待っています</translation>
    </message>
    <message>
        <source>Waiting for input?</source>
        <translation>入力を待っていますか？</translation>
    </message>
    <message>
        <source>The node’s upgrade is done. Have a look at it; “Continue” lets pods come to it again and the run goes on.</source>
        <translation>ノードの更新は終わりました。状態を確認してください。「続行」を押すと、再び Pod が配置され、実行が続きます。</translation>
    </message>
    <message>
        <source>“Continue” goes on with the run. Until then nothing happens.</source>
        <translation>「続行」を押すと実行が続きます。それまでは何も起こりません。</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the host’s own (ssh-keygen -lf on its console). Accept it only if it is the same.</source>
        <translation>フィンガープリントをホスト自身のもの (コンソールで ssh-keygen -lf) と比べ、同じ場合だけ承認してください。</translation>
    </message>
    <message>
        <source>It is asked for in a window of its own and goes straight to the program.</source>
        <translation>別のウィンドウで入力を求め、プログラムに直接渡します。</translation>
    </message>
    <message>
        <source>Nothing has come for a while, and the last line is unfinished. If it is a question, type the answer here; if not, just wait.</source>
        <translation>しばらく出力がなく、最後の行が途中で止まっています。質問であればここに答えを入力し、そうでなければそのまま待ってください。</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>node, task</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>node, task, module</comment>
        <translation>%1: %2 (%3)</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>このマシン</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunTreeModel</name>
    <message>
        <source>Handler: %1</source>
        <translation>ハンドラー: %1</translation>
    </message>
    <message>
        <source>Batch %1: %2</source>
        <comment>number, nodes</comment>
        <translation>バッチ %1: %2</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>プレイ</translation>
    </message>
    <message>
        <source>no word</source>
        <comment>a host whose result never came</comment>
        <translation>結果なし</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>待機</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>タスク</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>時間</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunView</name>
    <message>
        <source>The connection to %1 broke; the run goes on there. Looking again…</source>
        <translation>%1 への接続が切れました。実行は続いています。再接続を試みています…</translation>
    </message>
    <message>
        <source>These tasks were under way and may still be running on the nodes. Look there before you run it again:</source>
        <translation>次のタスクが途中でした。ノードでまだ動いている可能性があります。再実行の前に確認してください:</translation>
    </message>
    <message>
        <source>No task was under way on the nodes.</source>
        <translation>ノードで途中だったタスクはありません。</translation>
    </message>
    <message>
        <source>Programs of the run that had to be killed: %1</source>
        <translation>強制終了した実行のプログラム: %1</translation>
    </message>
    <message>
        <source>ansible is interrupted; what does not end within 20 seconds is ended, and killed 10 seconds later. A task that has begun on a node, such as an installation, may go on there, and a node that is cordoned stays cordoned.</source>
        <translation>ansible に割り込みを送ります。20 秒以内に終わらないものは終了させ、さらに 10 秒後に強制終了します。ノードで始まったタスク (インストールなど) は続くことがあり、配置停止中のノードは配置停止のままです。</translation>
    </message>
    <message>
        <source>Under way now:</source>
        <translation>現在実行中:</translation>
    </message>
    <message>
        <source>Stop %1?</source>
        <translation>%1 を中止しますか？</translation>
    </message>
    <message>
        <source>&amp;Stop the run</source>
        <translation>実行の中止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Let it go on</source>
        <translation>このまま続ける(&amp;L)</translation>
    </message>
    <message>
        <source>Stop the run here?</source>
        <translation>ここで実行を中止しますか？</translation>
    </message>
    <message>
        <source>The playbook ends at this question. Nodes stay as they are now.</source>
        <translation>playbook はこの質問で終わります。ノードは現在の状態のままです。</translation>
    </message>
    <message>
        <source>The playbook ends at this question. Nodes that are done stay upgraded, %1 stays as it is now, the others are not touched.</source>
        <translation>playbook はこの質問で終わります。済んだノードは更新されたままで、%1 は現在の状態のまま、残りのノードには何もしません。</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Run of ansible</source>
        <translation>ansible の実行</translation>
    </message>
    <message>
        <source>Views of the run</source>
        <translation>実行の表示</translation>
    </message>
    <message>
        <source>&amp;Tasks</source>
        <translation>タスク(&amp;T)</translation>
    </message>
    <message>
        <source>N&amp;odes</source>
        <translation>ノード(&amp;O)</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>接続</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>終わり方</translation>
    </message>
    <message>
        <source>Task: %1</source>
        <translation>タスク: %1</translation>
    </message>
    <message>
        <source>Task: %1, %2</source>
        <translation>タスク: %1、%2</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::RunsPage</name>
    <message>
        <source>Open a log of ansible</source>
        <translation>ansible のログを開く</translation>
    </message>
    <message>
        <source>Runs of ansible</source>
        <translation>ansible の実行</translation>
    </message>
    <message>
        <source>No Kubespray checkout yet</source>
        <translation>Kubespray のチェックアウトがまだありません</translation>
    </message>
    <message>
        <source>Enter in the cluster’s settings where its Kubespray checkout lies, on this machine or on another host. Playbooks are run there.</source>
        <translation>クラスターの設定で、Kubespray のチェックアウトの場所 (このマシンまたは別のホスト) を入力してください。playbook はそこで実行します。</translation>
    </message>
    <message>
        <source>&amp;Edit the cluster…</source>
        <translation>クラスターの編集(&amp;E)…</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n run(s)?</source>
        <translation>
            <numerusform>%n 件の実行を削除しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Their output and events are deleted. What they did on the nodes stays.</source>
        <translation>出力とイベントを削除します。ノードに行った変更はそのままです。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SafetyPage</name>
    <message>
        <source>A snapshot of etcd, checked and copied to this machine</source>
        <translation>etcd のスナップショット (検査し、このマシンにコピー)</translation>
    </message>
    <message>
        <source>/etc/kubernetes of every control plane, copied to this machine</source>
        <translation>全コントロールプレーンの /etc/kubernetes (このマシンにコピー)</translation>
    </message>
    <message>
        <source>A node that does not come back from a restart is better found before the upgrade than in the middle of it.</source>
        <translation>再起動から戻らないノードは、アップグレードの途中よりも前に見つけておく方が安全です。</translation>
    </message>
    <message>
        <source>Rolling reboot first…</source>
        <translation>先にローリング再起動…</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SavedPasswordsDialog</name>
    <message>
        <source>Saved passwords</source>
        <translation>保存済みのパスワード</translation>
    </message>
    <message>
        <source>What Kubemori keeps in the keyring of this desktop, under the name “kubemori”. The passwords themselves are shown by the keyring’s own program only.</source>
        <translation>Kubemori がこのデスクトップのキーリングに「kubemori」という名前で保存しているものです。パスワード自体は、キーリングの管理プログラムでのみ表示できます。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>Remove &amp;all…</source>
        <translation>すべて削除(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>For</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Nothing is saved. When Kubemori asks for a password, choose “Remember in the keyring”.</source>
        <translation>何も保存されていません。パスワードの入力時に「キーリングに保存」を選ぶと保存されます。</translation>
    </message>
    <message>
        <source>There is no keyring to use on this desktop: %1</source>
        <translation>このデスクトップには使えるキーリングがありません: %1</translation>
    </message>
    <message>
        <source>Waiting for the keyring…</source>
        <translation>キーリングを待っています…</translation>
    </message>
    <message>
        <source>Not removed. %1: %2</source>
        <comment>what happened: detail</comment>
        <translation>削除できませんでした。%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n password(s) from the keyring?</source>
        <translation>
            <numerusform>%n 件のパスワードをキーリングから削除しますか？</numerusform>
        </translation>
    </message>
    <message>
        <source>Kubemori asks for them again when they are needed. Nothing changes on the hosts.</source>
        <translation>次に必要になったときに、もう一度入力を求めます。ホスト側は何も変わりません。</translation>
    </message>
    <message>
        <source>&amp;Remove all</source>
        <translation>すべて削除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SecretDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>パスフレーズ</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>OK(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Re&amp;member in the keyring</source>
        <translation>キーリングに保存(&amp;M)</translation>
    </message>
    <message>
        <source>Saved once the host has accepted it. Cluster ▸ Saved passwords… lists what is saved.</source>
        <translation>ホストに受け付けられてから保存します。保存したものは「クラスター ▸ 保存済みのパスワード…」で確認できます。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SecretText</name>
    <message>
        <source>ssh password</source>
        <translation>ssh パスワード</translation>
    </message>
    <message>
        <source>Key passphrase</source>
        <translation>鍵のパスフレーズ</translation>
    </message>
    <message>
        <source>sudo password</source>
        <translation>sudo パスワード</translation>
    </message>
    <message>
        <source>Vault password</source>
        <translation>Vault パスワード</translation>
    </message>
    <message>
        <source>One-time code</source>
        <translation>ワンタイムコード</translation>
    </message>
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
        <source>Vault password of the cluster %1</source>
        <translation>クラスター %1 の Vault パスワード</translation>
    </message>
    <message>
        <source>%1 asks:</source>
        <translation>%1 からの質問:</translation>
    </message>
    <message>
        <source>There is no keyring to use on this desktop: kept in memory until Kubemori is closed.</source>
        <translation>このデスクトップには使えるキーリングがないため、Kubemori を終了するまでメモリーに保持します。</translation>
    </message>
    <message>
        <source>Kept in memory until Kubemori is closed, never written to a file.</source>
        <translation>Kubemori を終了するまでメモリーに保持し、ファイルには書き込みません。</translation>
    </message>
    <message>
        <source>The last answer was refused. Please try again.</source>
        <translation>先ほどの入力は受け付けられませんでした。もう一度入力してください。</translation>
    </message>
    <message>
        <source>The one in the keyring was refused.</source>
        <translation>キーリングに保存されていたものは受け付けられませんでした。</translation>
    </message>
    <message>
        <source>“%1” could not be saved in the keyring and is kept in memory until Kubemori is closed. %2</source>
        <translation>「%1」をキーリングに保存できなかったため、Kubemori を終了するまでメモリーに保持します。%2</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SettingsDialog</name>
    <message>
        <source>%1: %2</source>
        <comment>page of the settings: what is wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>変更はありません。</translation>
    </message>
    <message>
        <source>These could not be used; the usual values stand for them:</source>
        <translation>次の設定は使えないため、既定値を使います。</translation>
    </message>
    <message>
        <source>The settings count until Kubemori is closed, but could not be kept: %1</source>
        <translation>設定は Kubemori を終了するまで有効ですが、保存できませんでした。%1</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>設定のページ</translation>
    </message>
    <message>
        <source>&amp;Back to the usual values</source>
        <translation>既定値に戻す(&amp;B)</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Appl&amp;y</source>
        <translation>適用(&amp;Y)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SettingsTableModel</name>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>自分の値</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SettingsText</name>
    <message>
        <source>new</source>
        <comment>setting</comment>
        <translation>新規</translation>
    </message>
    <message>
        <source>gone</source>
        <comment>setting</comment>
        <translation>廃止</translation>
    </message>
    <message>
        <source>changed</source>
        <comment>setting</comment>
        <translation>変更</translation>
    </message>
    <message>
        <source>commented out</source>
        <comment>setting</comment>
        <translation>コメント化</translation>
    </message>
    <message>
        <source>made active</source>
        <comment>setting</comment>
        <translation>有効化</translation>
    </message>
    <message>
        <source>moved</source>
        <comment>setting</comment>
        <translation>移動</translation>
    </message>
    <message>
        <source>encrypted</source>
        <translation>暗号化</translation>
    </message>
    <message>
        <source>%1: not there</source>
        <translation>%1: ありません</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SettingsView</name>
    <message>
        <source>Read by the roles of %1</source>
        <translation>%1 のロールでの参照</translation>
    </message>
    <message>
        <source>No role of %1 reads it</source>
        <translation>%1 のどのロールも読みません</translation>
    </message>
    <message numerus="yes">
        <source>Named in %n line(s) of %1</source>
        <translation>
            <numerusform>%1 の %n 行に現れます</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) differ</source>
        <translation>
            <numerusform>異なる設定 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n setting(s) shown</source>
        <translation>
            <numerusform>%n 件中 %1 件の設定を表示</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>比べるものがありません</translation>
    </message>
    <message>
        <source>Choose two releases above.</source>
        <translation>上で二つのリリースを選んでください。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>比べています…</translation>
    </message>
    <message>
        <source>The sample inventories of %1 and %2</source>
        <translation>%1 と %2 のサンプルインベントリ</translation>
    </message>
    <message>
        <source>No setting differs</source>
        <translation>異なる設定はありません</translation>
    </message>
    <message>
        <source>%1 and %2 have the same settings.</source>
        <translation>%1 と %2 の設定は同じです。</translation>
    </message>
    <message>
        <source>No setting matches</source>
        <translation>一致する設定がありません</translation>
    </message>
    <message>
        <source>Change the words or the kind in the filter above.</source>
        <translation>上の絞り込みの語句または種類を変えてください。</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>異なる設定</translation>
    </message>
    <message>
        <source>Filter settings</source>
        <translation>設定を絞り込む</translation>
    </message>
    <message>
        <source>Filter by kind of change</source>
        <translation>変更の種類で絞り込む</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>すべての変更</translation>
    </message>
    <message>
        <source>&amp;Only what I set</source>
        <translation>自分が設定したものだけ(&amp;O)</translation>
    </message>
    <message>
        <source>Settings that this cluster’s own inventory sets</source>
        <translation>このクラスターのインベントリで設定しているもの</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>変更前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>変更後</translation>
    </message>
    <message>
        <source>Where it is read</source>
        <translation>参照している場所</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SilenceDialog</name>
    <message>
        <source>Needs a reason first</source>
        <translation>先に理由が必要です</translation>
    </message>
    <message>
        <source>Silence an issue</source>
        <translation>問題の非表示</translation>
    </message>
    <message>
        <source>It is not counted and not shown for this cluster any more, in the window and on the command line, until somebody shows it again. The reason is kept with your name and the time.</source>
        <translation>このクラスターでは、再表示するまで、ウィンドウでもコマンドラインでも数えず、表示しません。理由は、あなたの名前と時刻とともに記録します。</translation>
    </message>
    <message>
        <source>&amp;Why is it no matter here?</source>
        <translation>問題にならない理由(&amp;W):</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>&amp;Silence</source>
        <translation>非表示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SourcePage</name>
    <message>
        <source>Choose the folder of the Kubespray checkout, the one with cluster.yml.</source>
        <translation>Kubespray のチェックアウトのフォルダー (cluster.yml のあるもの) を選んでください。</translation>
    </message>
    <message>
        <source>Looking for inventories…</source>
        <translation>インベントリを探しています…</translation>
    </message>
    <message>
        <source>There is no inventory under inventory/ in this folder.</source>
        <translation>このフォルダーの inventory/ の下にインベントリがありません。</translation>
    </message>
    <message>
        <source>%1 (sample)</source>
        <translation>%1 (サンプル)</translation>
    </message>
    <message>
        <source>Choose the inventory of the cluster.</source>
        <translation>クラスターのインベントリを選んでください。</translation>
    </message>
    <message>
        <source>Choose a kubeconfig file.</source>
        <translation>kubeconfig ファイルを選んでください。</translation>
    </message>
    <message>
        <source>Reading the contexts…</source>
        <translation>コンテキストを読み取っています…</translation>
    </message>
    <message>
        <source>There is no such file, or it has no contexts.</source>
        <translation>ファイルがないか、コンテキストがありません。</translation>
    </message>
    <message>
        <source>%1 (current)</source>
        <translation>%1 (現在)</translation>
    </message>
    <message>
        <source>Choose the context of the cluster.</source>
        <translation>クラスターのコンテキストを選んでください。</translation>
    </message>
    <message>
        <source>How should Kubemori learn about the cluster? Everything can be changed in the next step.</source>
        <translation>クラスターの情報をどこから取得しますか？すべて次の手順で変更できます。</translation>
    </message>
    <message>
        <source>I enter it &amp;myself: ssh to the control planes</source>
        <translation>自分で入力: コントロールプレーンへ ssh で接続(&amp;M)</translation>
    </message>
    <message>
        <source>From a kube&amp;config on this computer</source>
        <translation>このコンピューターの kubeconfig から(&amp;C)</translation>
    </message>
    <message>
        <source>Folder of the checkout</source>
        <translation>チェックアウトのフォルダー</translation>
    </message>
    <message>
        <source>Kubeconfig</source>
        <translation>kubeconfig</translation>
    </message>
    <message>
        <source>Inventories</source>
        <translation>インベントリ</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>インベントリ</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Control planes</source>
        <translation>コントロールプレーン</translation>
    </message>
    <message>
        <source>Virtual IP</source>
        <translation>仮想 IP</translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation>コンテキスト</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>コンテキスト</translation>
    </message>
    <message>
        <source>API server</source>
        <translation>API サーバー</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>This cannot be a host: write it like ops@deploy.example.com, or leave it empty.</source>
        <translation>ホスト名として使えません。ops@deploy.example.com のように書くか、空のままにしてください。</translation>
    </message>
    <message>
        <source>Looking for inventories on %1…</source>
        <translation>%1 でインベントリを探しています…</translation>
    </message>
    <message>
        <source>From a &amp;Kubespray checkout, here or on another host</source>
        <translation>Kubespray のチェックアウトから（このコンピューターまたは別のホスト）(&amp;K)</translation>
    </message>
    <message>
        <source>F&amp;older:</source>
        <translation>フォルダー(&amp;O):</translation>
    </message>
    <message>
        <source>on &amp;host:</source>
        <translation>ホスト(&amp;H):</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>このコンピューター</translation>
    </message>
    <message>
        <source>Host of the checkout</source>
        <translation>チェックアウトのあるホスト</translation>
    </message>
    <message>
        <source>Where the checkout lies, if not on this computer: host, user@host or user@host:port</source>
        <translation>チェックアウトがこのコンピューターにない場合の場所: host、user@host、user@host:port</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::SshFields</name>
    <message>
        <source>as ~/.ssh/config says</source>
        <translation>~/.ssh/config のとおり</translation>
    </message>
    <message>
        <source>User:</source>
        <translation>ユーザー:</translation>
    </message>
    <message>
        <source>User</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>Port:</source>
        <translation>ポート:</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>ポート</translation>
    </message>
    <message>
        <source>Key file:</source>
        <translation>鍵ファイル:</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>鍵ファイル</translation>
    </message>
    <message>
        <source>agent, or as ~/.ssh/config says</source>
        <translation>エージェント、または ~/.ssh/config のとおり</translation>
    </message>
    <message>
        <source>Use sudo there</source>
        <translation>sudo を使う</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::StagePage</name>
    <message>
        <source>The command was run. Do this page again to see what it changed.</source>
        <translation>コマンドを実行しました。このページをやり直して結果を確認してください。</translation>
    </message>
    <message>
        <source>%1 again</source>
        <comment>what a button does</comment>
        <translation>もう一度%1</translation>
    </message>
    <message>
        <source>Something is under way already.</source>
        <translation>ほかの処理の途中です。</translation>
    </message>
    <message>
        <source>Something blocks: mend it, or say below why you go on.</source>
        <translation>阻止するものがあります。直すか、下で続行の理由を入力してください。</translation>
    </message>
    <message>
        <source>This page is not done yet.</source>
        <translation>このページはまだ済んでいません。</translation>
    </message>
    <message>
        <source>Cancelled. What was done so far is found again when you do this page once more.</source>
        <translation>キャンセルしました。もう一度実行すると、済んだところから続きます。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>出力</translation>
    </message>
    <message>
        <source>Not while an operation is running on this cluster.</source>
        <translation>このクラスターで操作を実行している間はできません。</translation>
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
    <name>kubemori::ui::StartRunDialog</name>
    <message>
        <source>Extra variables: “%1” has no name.</source>
        <translation>追加の変数:「%1」に名前がありません。</translation>
    </message>
    <message>
        <source>Extra variables: the value of %1 is not of its type.</source>
        <translation>追加の変数: %1 の値が型に合いません。</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>「%1」がありません。</translation>
    </message>
    <message>
        <source>Extra variables: %1 looks like a secret. The command is kept and can be seen by others; put it into a vault instead.</source>
        <translation>追加の変数: %1 は秘密のようです。コマンドは保存され、ほかの人にも見えます。vault に入れてください。</translation>
    </message>
    <message>
        <source>Extra variables: %1 is given twice.</source>
        <translation>追加の変数: %1 が 2 回あります。</translation>
    </message>
    <message>
        <source>Extra variables: “%1” is no name of a variable.</source>
        <translation>追加の変数:「%1」は変数の名前として使えません。</translation>
    </message>
    <message>
        <source>“%1” is missing or cannot be used.</source>
        <translation>「%1」がないか、使えません。</translation>
    </message>
    <message>
        <source>“%1”: %2</source>
        <comment>field, what is wrong</comment>
        <translation>「%1」: %2</translation>
    </message>
    <message>
        <source>Which nodes are meant could not be read from the inventory.</source>
        <translation>対象のノードをインベントリから読み取れませんでした。</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s): %1</source>
        <translation>
            <numerusform>ノード %n 台: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Runs this command</source>
        <translation>このコマンドを実行します</translation>
    </message>
    <message>
        <source>Needs the cluster’s name</source>
        <translation>クラスターの名前が必要です</translation>
    </message>
    <message>
        <source>Something has to be put right first</source>
        <translation>先に直すところがあります</translation>
    </message>
    <message>
        <source>Nothing to run yet</source>
        <translation>実行するものがまだありません</translation>
    </message>
    <message>
        <source>Run ansible</source>
        <translation>ansible の実行</translation>
    </message>
    <message>
        <source>Run ansible on %1</source>
        <comment>cluster</comment>
        <translation>%1 での ansible の実行</translation>
    </message>
    <message>
        <source>On %1, in %2</source>
        <comment>host, folder</comment>
        <translation>%1 の %2</translation>
    </message>
    <message>
        <source>A playbook</source>
        <translation>playbook</translation>
    </message>
    <message>
        <source>One module on some hosts</source>
        <translation>一部のホストで 1 つのモジュール</translation>
    </message>
    <message>
        <source>&amp;What</source>
        <translation>種類(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Playbook</source>
        <translation>playbook(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>ホスト(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Module</source>
        <translation>モジュール(&amp;M)</translation>
    </message>
    <message>
        <source>Its ar&amp;guments</source>
        <translation>引数(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Limit</source>
        <translation>対象の限定(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Tags</source>
        <translation>タグ(&amp;T)</translation>
    </message>
    <message>
        <source>S&amp;kip tags</source>
        <translation>省略するタグ(&amp;K)</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>cluster.yml, upgrade-cluster.yml, …</source>
        <translation>cluster.yml、upgrade-cluster.yml など</translation>
    </message>
    <message>
        <source>all nodes of the inventory; node1,node2 or a group</source>
        <translation>インベントリの全ノード。node1,node2 またはグループ</translation>
    </message>
    <message>
        <source>all; several with commas between them</source>
        <translation>すべて。複数はコンマ区切り</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>&amp;Check mode</source>
        <translation>チェックモード(&amp;C)</translation>
    </message>
    <message>
        <source>Says what would be done, and does nothing (--check)</source>
        <translation>何が行われるかを示すだけで、何も変更しません (--check)</translation>
    </message>
    <message>
        <source>Show &amp;differences</source>
        <translation>差分の表示(&amp;D)</translation>
    </message>
    <message>
        <source>Shows what changes in files (--diff)</source>
        <translation>ファイルの変更内容を表示します (--diff)</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>詳細(&amp;O)</translation>
    </message>
    <message>
        <source>More options</source>
        <translation>詳細なオプション</translation>
    </message>
    <message>
        <source>&amp;Extra variables</source>
        <translation>追加の変数(&amp;E)</translation>
    </message>
    <message>
        <source>Rights and passwords</source>
        <translation>権限とパスワード</translation>
    </message>
    <message>
        <source>&amp;Inventory</source>
        <translation>インベントリ(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Start at task</source>
        <translation>開始タスク(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Verbosity</source>
        <translation>出力の詳しさ(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Forks</source>
        <translation>並列数(&amp;F)</translation>
    </message>
    <message>
        <source>Become root on the nodes (sudo)</source>
        <translation>ノードで root になる (sudo)</translation>
    </message>
    <message>
        <source>Ask for sudo’s password</source>
        <translation>sudo のパスワードを尋ねる</translation>
    </message>
    <message>
        <source>Ask for ssh’s password</source>
        <translation>ssh のパスワードを尋ねる</translation>
    </message>
    <message>
        <source>Ask for the vault’s password</source>
        <translation>vault のパスワードを尋ねる</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>通常</translation>
    </message>
    <message>
        <source>as in ansible.cfg</source>
        <translation>ansible.cfg のとおり</translation>
    </message>
    <message>
        <source>Command that runs</source>
        <translation>実行するコマンド</translation>
    </message>
    <message>
        <source>The command stands here as soon as it is known.</source>
        <translation>コマンドが決まり次第、ここに表示します。</translation>
    </message>
    <message>
        <source>This playbook takes nodes apart, and “%1” is a production cluster. To run it all the same, type the cluster’s name:</source>
        <translation>この playbook はノードを解体します。「%1」は本番クラスターです。それでも実行する場合は、クラスターの名前を入力してください:</translation>
    </message>
    <message>
        <source>Name of the cluster</source>
        <translation>クラスターの名前</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>実行(&amp;R)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>キャンセル(&amp;N)</translation>
    </message>
    <message>
        <source>Groups and hosts of the inventory</source>
        <translation>インベントリのグループとホスト</translation>
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
    <name>kubemori::ui::StepList</name>
    <message>
        <source>First the pages before it.</source>
        <translation>先に前のページを済ませてください。</translation>
    </message>
    <message>
        <source>A new upgrade</source>
        <translation>新しいアップグレード</translation>
    </message>
    <message>
        <source>Stages of the hop</source>
        <translation>ホップの段階</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::StrategyPage</name>
    <message>
        <source>This hop was run already.</source>
        <translation>このホップは実行済みです。</translation>
    </message>
    <message>
        <source>The upgrade was cut off. Decide on it on the next page.</source>
        <translation>アップグレードが中断しました。次のページで続け方を決めてください。</translation>
    </message>
    <message>
        <source>The upgrade is running.</source>
        <translation>アップグレード中です。</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s), in this order. Nothing runs before you start it on the next page.</source>
        <translation>
            <numerusform>%n 件の手順をこの順に実行します。次のページで開始するまで何も実行しません。</numerusform>
        </translation>
    </message>
    <message>
        <source>An extra variable is not what it is said to be.</source>
        <translation>追加変数の値が種類と合っていません。</translation>
    </message>
    <message>
        <source>There is no plan yet.</source>
        <translation>計画がまだありません。</translation>
    </message>
    <message>
        <source>All nodes by one run of the playbook</source>
        <translation>playbook を一度実行して全ノードをアップグレード</translation>
    </message>
    <message>
        <source>Kubespray drains and upgrades the nodes one after the other. Simple, and what Kubespray’s documentation does; a failure ends the run where it stands.</source>
        <translation>Kubespray がノードを 1 台ずつ退避し、アップグレードします。Kubespray の文書どおりの簡単な方法です。失敗するとその場で終わります。</translation>
    </message>
    <message>
        <source>Node by node</source>
        <translation>ノードごと</translation>
    </message>
    <message>
        <source>The control planes by one run, then each worker by a run of its own, with gates, drain and checks around it. Takes longer; you can pause, skip and go on at any node.</source>
        <translation>コントロールプレーンを一度に、その後 worker を 1 台ずつ、ゲート、退避、確認をはさんで実行します。時間はかかりますが、どのノードでも一時停止、省略、再開ができます。</translation>
    </message>
    <message>
        <source>Nodes:</source>
        <translation>ノード:</translation>
    </message>
    <message>
        <source>Workers at once:</source>
        <translation>同時に進める worker:</translation>
    </message>
    <message>
        <source>kube_version:</source>
        <translation>kube_version:</translation>
    </message>
    <message>
        <source>Only tags:</source>
        <translation>対象のタグ:</translation>
    </message>
    <message>
        <source>Skip tags:</source>
        <translation>省略するタグ:</translation>
    </message>
    <message>
        <source>for instance multus</source>
        <translation>例: multus</translation>
    </message>
    <message>
        <source>Drain also what is cordoned already (upgrade_node_always_cordon)</source>
        <translation>すでに配置停止中のノードも退避する (upgrade_node_always_cordon)</translation>
    </message>
    <message>
        <source>Ask before each node (upgrade_node_confirm)</source>
        <translation>ノードごとに確認する (upgrade_node_confirm)</translation>
    </message>
    <message>
        <source>Extra variables</source>
        <translation>追加変数</translation>
    </message>
    <message>
        <source>Extra variables (%1)</source>
        <comment>how many</comment>
        <translation>追加変数 (%1)</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::TargetPage</name>
    <message>
        <source>None: decide everything here</source>
        <translation>なし: すべてここで決める</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>cluster, route</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 was brought to %2 on %3.</source>
        <comment>cluster, tag, date</comment>
        <translation>%1 は %3 に %2 になりました。</translation>
    </message>
    <message>
        <source>No other cluster here was brought to %1 yet. Try it on a test cluster first.</source>
        <translation>ほかに %1 にしたクラスターがまだありません。先にテスト用クラスターで試してください。</translation>
    </message>
    <message>
        <source>Reading the releases…</source>
        <translation>リリースを読み込んでいます…</translation>
    </message>
    <message>
        <source>Choose above from which release to which other one.</source>
        <translation>上で元と先のリリースを選んでください。</translation>
    </message>
    <message>
        <source>Planning the way from %1 to %2…</source>
        <translation>%1 から %2 までの経路を計画しています…</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込んでいます…</translation>
    </message>
    <message>
        <source>The release notes could not be read (%1). They are here: %2</source>
        <translation>リリースノートを読み込めませんでした (%1)。こちらにあります: %2</translation>
    </message>
    <message>
        <source>Begin this upgrade</source>
        <translation>このアップグレードを始める</translation>
    </message>
    <message>
        <source>The upgrade is being prepared.</source>
        <translation>アップグレードを準備しています。</translation>
    </message>
    <message>
        <source>There is no plan of the way yet.</source>
        <translation>経路の計画がまだありません。</translation>
    </message>
    <message>
        <source>There is no way from this release to that one.</source>
        <translation>このリリース間の経路がありません。</translation>
    </message>
    <message>
        <source>Begin the upgrade first.</source>
        <translation>先にアップグレードを始めてください。</translation>
    </message>
    <message>
        <source>Something blocks on this way</source>
        <translation>この経路を阻止するものがあります</translation>
    </message>
    <message>
        <source>The plan of the hops says what. Begin all the same when you know how to deal with it.</source>
        <translation>内容はホップの計画にあります。対処が分かっている場合だけ始めてください。</translation>
    </message>
    <message>
        <source>&amp;Begin all the same</source>
        <translation>それでも始める(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>From:</source>
        <translation>元:</translation>
    </message>
    <message>
        <source>To:</source>
        <translation>先:</translation>
    </message>
    <message>
        <source>Same decisions as:</source>
        <translation>決定を引き継ぐ元:</translation>
    </message>
    <message>
        <source>Release notes</source>
        <translation>リリースノート</translation>
    </message>
    <message>
        <source>Release whose notes are shown</source>
        <translation>リリースノートを表示するリリース</translation>
    </message>
    <message>
        <source>Asking for new releases…</source>
        <translation>新しいリリースを問い合わせています…</translation>
    </message>
    <message>
        <source>Fetch releases</source>
        <translation>リリースの取得</translation>
    </message>
    <message>
        <source>Asks the remote for new tags. Branches and files stay as they are.</source>
        <translation>リモートに新しいタグを問い合わせます。ブランチとファイルはそのままです。</translation>
    </message>
    <message>
        <source>Everything is decided as for %1.</source>
        <translation>すべて %1 と同じ決定です。</translation>
    </message>
    <message>
        <source>Decided otherwise than for %1:</source>
        <translation>%1 と異なる決定:</translation>
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
    <name>kubemori::ui::TerminalPage</name>
    <message>
        <source>Terminal</source>
        <translation>端末</translation>
    </message>
    <message>
        <source>Write a program and its arguments, with every quote closed, or choose a terminal from the list.</source>
        <translation>プログラムと引数を引用符を閉じて入力するか、一覧から端末を選んでください。</translation>
    </message>
    <message>
        <source>&amp;Terminal program:</source>
        <translation>端末プログラム(&amp;T):</translation>
    </message>
    <message>
        <source>Automatic (none was found)</source>
        <translation>自動 (見つかりません)</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自動 (%1)</translation>
    </message>
    <message>
        <source>Custom command</source>
        <translation>コマンドを指定</translation>
    </message>
    <message>
        <source>&amp;Custom command:</source>
        <translation>コマンド(&amp;C):</translation>
    </message>
    <message>
        <source>{command} stands for ssh and its arguments, {host} for the node’s name. No shell reads it. Some terminals want the command as one text: put {command} in quotes then.</source>
        <translation>{command} は ssh とその引数、{host} はノード名に置き換わります。シェルは通しません。コマンドを 1 つの文字列で受け取る端末では、{command} を引用符で囲んでください。</translation>
    </message>
    <message>
        <source>&amp;For example:</source>
        <translation>実行例(&amp;F):</translation>
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
    <name>kubemori::ui::UpgradeList</name>
    <message>
        <source>Look at it</source>
        <translation>内容を見る</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>続ける</translation>
    </message>
    <message>
        <source>A stage of another upgrade is being done.</source>
        <translation>別のアップグレードの段階を実行中です。</translation>
    </message>
    <message>
        <source>Upgrades of the cluster</source>
        <translation>クラスターのアップグレード</translation>
    </message>
    <message>
        <source>Start an upgrade…</source>
        <translation>アップグレードを始める…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>取り込み…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::UpgradePage</name>
    <message>
        <source>Import an upgrade</source>
        <translation>アップグレードの取り込み</translation>
    </message>
    <message>
        <source>Export the upgrade</source>
        <translation>アップグレードの書き出し</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>書き出しました: %1</translation>
    </message>
    <message>
        <source>Forget the upgrade %1?</source>
        <translation>アップグレード %1 を削除しますか？</translation>
    </message>
    <message>
        <source>Its decisions, findings and report are removed here. What it made stays: branches, environments, copies, and nodes as they are.</source>
        <translation>決定、確認結果、レポートを削除します。作成したブランチ、環境、コピーと、ノードの状態はそのまま残ります。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>アップグレード</translation>
    </message>
    <message>
        <source>Start an upgrade…</source>
        <translation>アップグレードを始める…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>取り込み…</translation>
    </message>
    <message>
        <source>Enter the checkout…</source>
        <translation>チェックアウトを入力…</translation>
    </message>
    <message>
        <source>No checkout of Kubespray yet</source>
        <translation>Kubespray のチェックアウトがまだありません</translation>
    </message>
    <message>
        <source>An upgrade is done with Kubespray’s playbooks. Enter where the checkout lies in the cluster’s settings.</source>
        <translation>アップグレードには Kubespray の playbook を使います。クラスターの設定にチェックアウトの場所を入力してください。</translation>
    </message>
    <message>
        <source>Reading the upgrades…</source>
        <translation>アップグレードを読み込んでいます…</translation>
    </message>
    <message>
        <source>No upgrade yet</source>
        <translation>アップグレードがまだありません</translation>
    </message>
    <message>
        <source>An upgrade leads tag by tag to a newer release: health, safety copies, environment, inventory, settings, the run, and the proof that all is as it was. You can leave it and go on at any time, and hand it to a colleague.</source>
        <translation>タグを順にたどって新しいリリースへ進みます。健全性、控えの作成、環境、インベントリ、設定、実行、元どおりであることの検証までを行います。いつでも中断して続けられ、同僚に引き渡すこともできます。</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::UpgradeReport</name>
    <message>
        <source>Upgrade of %1: %2 → %3</source>
        <translation>%1 のアップグレード: %2 → %3</translation>
    </message>
    <message>
        <source>Begun %1, last changed %2. %3</source>
        <translation>開始 %1、最終更新 %2。%3</translation>
    </message>
    <message>
        <source>With the decisions of %1.</source>
        <translation>%1 の決定を引き継いでいます。</translation>
    </message>
    <message>
        <source>Finished %1.</source>
        <translation>%1 に終了しました。</translation>
    </message>
    <message>
        <source>The nodes are upgraded; not everything behind it is done.</source>
        <translation>ノードはアップグレード済みです。その後の作業が残っています。</translation>
    </message>
    <message>
        <source>Not begun.</source>
        <translation>まだ始めていません。</translation>
    </message>
    <message>
        <source>Not finished.</source>
        <translation>まだ終わっていません。</translation>
    </message>
    <message>
        <source>Kubernetes %1 → %2. %3</source>
        <translation>Kubernetes %1 → %2。%3</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>決定</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>How</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>One run over all</source>
        <translation>全体を 1 回の実行で</translation>
    </message>
    <message>
        <source>Node by node</source>
        <translation>ノードごと</translation>
    </message>
    <message>
        <source>Only these nodes</source>
        <translation>対象ノード</translation>
    </message>
    <message>
        <source>Skipped tags</source>
        <translation>省くタグ</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>タグ</translation>
    </message>
    <message>
        <source>Extra variables</source>
        <translation>追加変数</translation>
    </message>
    <message>
        <source>Inventory</source>
        <translation>インベントリ</translation>
    </message>
    <message>
        <source>Inventory before</source>
        <translation>以前のインベントリ</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>環境</translation>
    </message>
    <message>
        <source>Settings decided</source>
        <translation>決めた設定</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Nodes before</source>
        <translation>以前のノード</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>ノード</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>バージョン</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Schedulable</source>
        <translation>スケジュール可</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
    <message>
        <source>Accepted: %1</source>
        <translation>承知のうえ: %1</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>場所</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>確認した内容</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::UpgradeTableModel</name>
    <message>
        <source>%1 of %2: %3</source>
        <comment>number, all, tag</comment>
        <translation>%1 / %2: %3</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>アップグレード</translation>
    </message>
    <message>
        <source>Hop</source>
        <translation>ホップ</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>最終変更</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>開始</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::UpgradeText</name>
    <message>
        <source>Target</source>
        <comment>stage: which releases</comment>
        <translation>目標</translation>
    </message>
    <message>
        <source>Health</source>
        <comment>stage: whether the cluster may be upgraded</comment>
        <translation>健全性</translation>
    </message>
    <message>
        <source>Safety copies</source>
        <comment>stage: snapshot and backup</comment>
        <translation>控えの作成</translation>
    </message>
    <message>
        <source>Checkout</source>
        <comment>stage: the release&apos;s files</comment>
        <translation>チェックアウト</translation>
    </message>
    <message>
        <source>Environment</source>
        <comment>stage: virtual environment with ansible</comment>
        <translation>環境</translation>
    </message>
    <message>
        <source>Inventory</source>
        <comment>stage: hosts and groups</comment>
        <translation>インベントリ</translation>
    </message>
    <message>
        <source>Settings</source>
        <comment>stage: group_vars</comment>
        <translation>設定</translation>
    </message>
    <message>
        <source>Reach</source>
        <comment>stage: ansible reaches every node</comment>
        <translation>到達確認</translation>
    </message>
    <message>
        <source>Strategy</source>
        <comment>stage: in which way nodes are upgraded</comment>
        <translation>進め方</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <comment>stage: the run itself</comment>
        <translation>アップグレード</translation>
    </message>
    <message>
        <source>Verification</source>
        <comment>stage: everything is as it was</comment>
        <translation>検証</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>stage</comment>
        <translation>レポート</translation>
    </message>
    <message>
        <source>Choose the release to go to, and read what the way there brings.</source>
        <translation>進む先のリリースを選び、途中で変わることを確認します。</translation>
    </message>
    <message>
        <source>Keeps a copy of what could be lost, on this machine.</source>
        <translation>失われるおそれのあるものの控えを、このマシンに残します。</translation>
    </message>
    <message>
        <source>Keeps the inventory of the release before, and checks the files of the new one out.</source>
        <translation>前のリリースのインベントリを残し、新しいリリースのファイルをチェックアウトします。</translation>
    </message>
    <message>
        <source>Makes a virtual environment with the ansible that this release accepts.</source>
        <translation>このリリースが受け入れる ansible の仮想環境を作ります。</translation>
    </message>
    <message>
        <source>Carries your settings into the samples of the new release, and commits them.</source>
        <translation>設定を新しいリリースのサンプルに引き継ぎ、コミットします。</translation>
    </message>
    <message>
        <source>Makes sure that ansible reaches every node, and that each name means the same machine.</source>
        <translation>ansible が全ノードに届き、名前が同じマシンを指すことを確認します。</translation>
    </message>
    <message>
        <source>Choose in which way the nodes are upgraded, and read what will be run.</source>
        <translation>ノードの進め方を選び、実行する内容を確認します。</translation>
    </message>
    <message>
        <source>Upgrades the nodes. You may look at other pages and clusters meanwhile.</source>
        <translation>ノードをアップグレードします。その間、ほかのページやクラスターを見ることができます。</translation>
    </message>
    <message>
        <source>Makes sure that every node is as it was before, but for the version.</source>
        <translation>バージョン以外は、全ノードが元どおりであることを確認します。</translation>
    </message>
    <message>
        <source>All that was decided, run and found, to be kept and handed on.</source>
        <translation>決定、実行、確認結果のすべてです。保存や引き渡しに使えます。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>確認</translation>
    </message>
    <message>
        <source>Make the copies</source>
        <translation>控えを作成</translation>
    </message>
    <message>
        <source>Check out</source>
        <translation>チェックアウト</translation>
    </message>
    <message>
        <source>Create the environment</source>
        <translation>環境を作成</translation>
    </message>
    <message>
        <source>Write and commit</source>
        <translation>書き込んでコミット</translation>
    </message>
    <message>
        <source>Start the upgrade…</source>
        <translation>アップグレードを開始…</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>Making the copies…</source>
        <translation>控えを作っています…</translation>
    </message>
    <message>
        <source>Checking out…</source>
        <translation>チェックアウトしています…</translation>
    </message>
    <message>
        <source>Creating the environment…</source>
        <translation>環境を作っています…</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>書き込んでいます…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>確認しています…</translation>
    </message>
    <message>
        <source>to do</source>
        <comment>state of a stage</comment>
        <translation>未実施</translation>
    </message>
    <message>
        <source>now</source>
        <comment>state of a stage: it is its turn</comment>
        <translation>現在</translation>
    </message>
    <message>
        <source>running</source>
        <comment>state of a stage</comment>
        <translation>実行中</translation>
    </message>
    <message>
        <source>done</source>
        <comment>state of a stage</comment>
        <translation>済み</translation>
    </message>
    <message>
        <source>blocked</source>
        <comment>state of a stage</comment>
        <translation>阻止</translation>
    </message>
    <message>
        <source>accepted</source>
        <comment>state of a stage: blocked, but somebody goes on</comment>
        <translation>承認</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>stage, its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Hosts of the group %1</source>
        <translation>グループ %1 のホスト</translation>
    </message>
    <message>
        <source>Groups in the group %1</source>
        <translation>グループ %1 内のグループ</translation>
    </message>
    <message>
        <source>Variables of groups</source>
        <translation>グループの変数</translation>
    </message>
    <message>
        <source>Variables of hosts</source>
        <translation>ホストの変数</translation>
    </message>
    <message>
        <source>Members of etcd and their hosts</source>
        <translation>etcd のメンバーとホスト</translation>
    </message>
    <message>
        <source>First control plane</source>
        <translation>最初のコントロールプレーン</translation>
    </message>
    <message>
        <source>First member of etcd</source>
        <translation>最初の etcd メンバー</translation>
    </message>
    <message>
        <source>Names of the members of etcd</source>
        <translation>etcd メンバーの名前</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Looks whether the cluster may be upgraded at all.</source>
        <translation>クラスターをアップグレードできる状態か確認します。</translation>
    </message>
    <message>
        <source>Makes sure that hosts and groups are what the cluster is.</source>
        <translation>ホストとグループが実際のクラスターと一致することを確認します。</translation>
    </message>
    <message>
        <source>warnings</source>
        <comment>state of a stage: done, with warnings</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <comment>number of the hop, all, route</comment>
        <translation>%1 / %2: %3</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::UpgradeWizard</name>
    <message>
        <source>%1 %2</source>
        <comment>what is done, for how long</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>中止しています…</translation>
    </message>
    <message>
        <source>Upgrade</source>
        <translation>アップグレード</translation>
    </message>
    <message>
        <source>All upgrades</source>
        <translation>アップグレード一覧</translation>
    </message>
    <message>
        <source>Leaves this upgrade as it is; it can be gone on with at any time.</source>
        <translation>このアップグレードをそのまま残します。いつでも続けられます。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::VariableTable</name>
    <message>
        <source>Extra variables</source>
        <translation>追加の変数</translation>
    </message>
    <message>
        <source>Variable</source>
        <translation>変数</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>型</translation>
    </message>
    <message>
        <source>&amp;Add variable</source>
        <translation>変数の追加(&amp;A)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove the variable</source>
        <translation>変数を削除</translation>
    </message>
    <message>
        <source>text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>真偽値</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Type of the value</source>
        <translation>値の型</translation>
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
    <message>
        <source>Look at all clusters again</source>
        <translation>すべてのクラスターをもう一度確認します</translation>
    </message>
    <message>
        <source>Show all clusters side by side</source>
        <translation>すべてのクラスターを並べて表示します</translation>
    </message>
    <message>
        <source>Open your terminal program with ssh to this node</source>
        <translation>端末プログラムを開き、このノードに ssh で接続します</translation>
    </message>
    <message>
        <source>These nodes cannot be logged in to.</source>
        <translation>このクラスターのノードにはログインできません。</translation>
    </message>
    <message>
        <source>&amp;Practise a rolling reboot</source>
        <translation>ローリング再起動の練習(&amp;P)</translation>
    </message>
    <message>
        <source>Opens the rolling reboot of the simulated education cluster</source>
        <translation>教育用の模擬クラスターのローリング再起動を開きます</translation>
    </message>
    <message>
        <source>&amp;Fleet</source>
        <translation>全クラスター(&amp;F)</translation>
    </message>
    <message>
        <source>Open ssh &amp;terminal</source>
        <translation>ssh 端末を開く(&amp;T)</translation>
    </message>
    <message>
        <source>Saved &amp;passwords…</source>
        <translation>保存済みのパスワード(&amp;P)…</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>設定(&amp;G)…</translation>
    </message>
    <message>
        <source>Show the releases of Kubespray</source>
        <translation>Kubespray のリリースを表示します</translation>
    </message>
    <message>
        <source>&amp;Releases</source>
        <translation>リリース(&amp;R)</translation>
    </message>
    <message>
        <source>Show the runs of ansible</source>
        <translation>ansible の実行を表示</translation>
    </message>
    <message>
        <source>&amp;Ansible</source>
        <translation>Ansible(&amp;A)</translation>
    </message>
    <message>
        <source>Go to a newer release, tag by tag; shows each step first</source>
        <translation>新しいリリースへタグを順に進みます。各手順を先に表示します</translation>
    </message>
    <message>
        <source>Show the upgrades of the cluster</source>
        <translation>クラスターのアップグレードを表示</translation>
    </message>
    <message>
        <source>Up&amp;grade…</source>
        <translation>アップグレード(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Upgrade</source>
        <translation>アップグレード(&amp;U)</translation>
    </message>
    <message>
        <source>Show the known issues of the cluster</source>
        <translation>クラスターの既知の問題を表示します</translation>
    </message>
    <message>
        <source>Open a log of ansible, kubelet, etcd or kubectl, and see what is known of what it says</source>
        <translation>ansible、kubelet、etcd、kubectl のログを開き、既知の問題に該当するか調べます</translation>
    </message>
    <message>
        <source>&amp;Health</source>
        <translation>健全性(&amp;H)</translation>
    </message>
    <message>
        <source>Explain a &amp;log…</source>
        <translation>ログの診断(&amp;L)…</translation>
    </message>
</context>
<context>
    <name>kubemori::ui::WorkBranchDialog</name>
    <message>
        <source>Looking at the checkout…</source>
        <translation>チェックアウトを確認しています…</translation>
    </message>
    <message>
        <source>Runs these commands</source>
        <translation>これらのコマンドを実行します</translation>
    </message>
    <message>
        <source>Nothing to run as things are</source>
        <translation>今の状態では実行するものがありません</translation>
    </message>
    <message>
        <source>Work branch for %1</source>
        <translation>%1 の作業ブランチ</translation>
    </message>
    <message>
        <source>Changes that are in no c&amp;ommit:</source>
        <translation>コミットされていない変更(&amp;O):</translation>
    </message>
    <message>
        <source>What becomes of changes that are in no commit</source>
        <translation>コミットされていない変更の扱い</translation>
    </message>
    <message>
        <source>Leave everything as it is</source>
        <translation>すべてそのままにする</translation>
    </message>
    <message>
        <source>Commit them to the branch that is checked out now</source>
        <translation>今チェックアウトしているブランチにコミットする</translation>
    </message>
    <message>
        <source>Set them aside (git stash)</source>
        <translation>退避する (git stash)</translation>
    </message>
    <message>
        <source>Message of the commit</source>
        <translation>コミットメッセージ</translation>
    </message>
    <message>
        <source>Commands that run</source>
        <translation>実行するコマンド</translation>
    </message>
    <message>
        <source>Check &amp;out</source>
        <translation>チェックアウト(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>キャンセル(&amp;C)</translation>
    </message>
</context>
</TS>
