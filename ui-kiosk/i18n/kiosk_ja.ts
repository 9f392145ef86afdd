<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>AirplayLine</name>
    <message>
        <source>iPhone, iPad, Mac</source>
        <translation>iPhone、iPad、Mac</translation>
    </message>
    <message>
        <source>Screen Mirroring, then %1</source>
        <translation>画面ミラーリングで%1を選択</translation>
    </message>
</context>
<context>
    <name>AwayVeil</name>
    <message>
        <source>Reconnecting…</source>
        <translation>再接続しています…</translation>
    </message>
    <message>
        <source>The box restarts. This takes a moment.</source>
        <translation>機器を再起動しています。少しお待ちください。</translation>
    </message>
</context>
<context>
    <name>IdleScreen</name>
    <message>
        <source>1. Join the Wi-Fi</source>
        <translation>1. Wi-Fi に接続</translation>
    </message>
    <message>
        <source>2. Scan to share</source>
        <translation>2. 読み取って共有</translation>
    </message>
    <message>
        <source>Scan to join</source>
        <translation>読み取って参加</translation>
    </message>
</context>
<context>
    <name>JoinHint</name>
    <message>
        <source>Share your screen</source>
        <translation>画面を共有</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
</context>
<context>
    <name>JoinSteps</name>
    <message>
        <source>Share your screen</source>
        <translation>画面を共有</translation>
    </message>
    <message>
        <source>Open in your browser</source>
        <translation>ブラウザーで開く</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation>ミーティングID</translation>
    </message>
</context>
<context>
    <name>MenuMainPage</name>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>Weak</source>
        <translation>不安定</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>接続中</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>リクエスト</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1さんが入室を待っています</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>%1さんが画面を共有したいと言っています</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>On the display</source>
        <translation>画面に表示中</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>全画面を終了</translation>
    </message>
    <message>
        <source>All pictures alike</source>
        <translation>すべて同じ大きさ</translation>
    </message>
    <message>
        <source>One large, the others small</source>
        <translation>1つを大きく、他は小さく</translation>
    </message>
    <message>
        <source>Only one picture</source>
        <translation>1つだけ表示</translation>
    </message>
    <message>
        <source>Show delay and quality</source>
        <translation>遅延と画質を表示</translation>
    </message>
    <message>
        <source>People</source>
        <translation>参加者</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>部屋</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新しいPIN</translation>
    </message>
    <message>
        <source>Clear messages</source>
        <translation>メッセージを消去</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>会議を終了</translation>
    </message>
    <message>
        <source>End it for everybody?</source>
        <translation>全員の会議を終了しますか？</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>終了する</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>まもなく%1さんに切り替わります</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音声</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>No loudspeaker</source>
        <translation>スピーカーがありません</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>ミュート</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>待機中</translation>
    </message>
</context>
<context>
    <name>MenuPersonPage</name>
    <message>
        <source>Lower the hand</source>
        <translation>手を下ろす</translation>
    </message>
    <message>
        <source>Show what they write</source>
        <translation>メッセージを表示</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>退出させる</translation>
    </message>
    <message>
        <source>Remove for 10 minutes</source>
        <translation>10分間退出させる</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>今後も入室させない</translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <translation>%1さんを退出させますか？</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>退出させる</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>MenuPromptPage</name>
    <message>
        <source>Let in</source>
        <translation>入室を許可</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>許可</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Take over now</source>
        <translation>今すぐ切り替える</translation>
    </message>
</context>
<context>
    <name>MenuSharePage</name>
    <message>
        <source>Show large</source>
        <translation>大きく表示</translation>
    </message>
    <message>
        <source>Leave full screen</source>
        <translation>全画面を終了</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全画面</translation>
    </message>
    <message>
        <source>Keep on the display</source>
        <translation>画面に固定</translation>
    </message>
    <message>
        <source>Camera: next corner</source>
        <translation>カメラ: 次の隅へ</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>再開</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Take off the display</source>
        <translation>画面から外す</translation>
    </message>
    <message>
        <source>End this share?</source>
        <translation>この共有を終了しますか？</translation>
    </message>
    <message>
        <source>Yes, end</source>
        <translation>終了する</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Muted by %1</source>
        <translation>%1 がミュートしました</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>ミュート</translation>
    </message>
</context>
<context>
    <name>MismatchScreen</name>
    <message>
        <source>The parts of this box do not fit together</source>
        <translation>この機器のソフトウェアの組み合わせが正しくありません</translation>
    </message>
    <message>
        <source>The display (%1) and tesserad speak different versions. Update both to the same release, then restart the box.</source>
        <translation>ディスプレイ（%1）とtesseradのバージョンが異なります。両方を同じリリースに更新して、機器を再起動してください。</translation>
    </message>
</context>
<context>
    <name>NoNetworkScreen</name>
    <message>
        <source>No network</source>
        <translation>ネットワークがありません</translation>
    </message>
    <message>
        <source>Plug in the network cable or ask your administrator. This display goes on by itself.</source>
        <translation>ネットワークケーブルを接続するか、管理者に問い合わせてください。接続されると自動的に再開します。</translation>
    </message>
</context>
<context>
    <name>PeopleStatus</name>
    <message>
        <source>%1 is connecting</source>
        <translation>%1さんが接続しています</translation>
    </message>
    <message>
        <source>%1 and others are connecting</source>
        <translation>%1さんほかが接続しています</translation>
    </message>
    <message>
        <source>%1 would like to join</source>
        <translation>%1さんが参加を希望しています</translation>
    </message>
    <message>
        <source>%1 and others would like to join</source>
        <translation>%1さんほかが参加を希望しています</translation>
    </message>
</context>
<context>
    <name>PinPrompt</name>
    <message>
        <source>Type this PIN on your device</source>
        <translation>この PIN を端末に入力してください</translation>
    </message>
</context>
<context>
    <name>PlayingTile</name>
    <message>
        <source>Sound from %1</source>
        <translation>%1 の音声</translation>
    </message>
</context>
<context>
    <name>PromptCard</name>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1さんが入室を待っています</translation>
    </message>
    <message>
        <source>%1 would like to show something</source>
        <translation>%1さんが画面を共有したいと言っています</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>入室を許可</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>今すぐ</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>許可</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>拒否</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>あとで</translation>
    </message>
    <message>
        <source>%1 is about to take over</source>
        <translation>まもなく%1さんに切り替わります</translation>
    </message>
</context>
<context>
    <name>RoomLamp</name>
    <message>
        <source>Room camera and microphone are on</source>
        <translation>会議室のカメラとマイクがオンです</translation>
    </message>
    <message>
        <source>Room microphone is on</source>
        <translation>会議室のマイクがオンです</translation>
    </message>
    <message>
        <source>Room camera is on</source>
        <translation>会議室のカメラがオンです</translation>
    </message>
</context>
<context>
    <name>SettingRow</name>
    <message>
        <source>Yes</source>
        <translation>はい</translation>
    </message>
</context>
<context>
    <name>SettingsHint</name>
    <message>
        <source>Choose</source>
        <translation>選択</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>The box refused this change</source>
        <translation>この変更は受け付けられませんでした</translation>
    </message>
</context>
<context>
    <name>SettingsList</name>
    <message>
        <source>Off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>On</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>As the room</source>
        <translation>部屋の設定</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字の大きさ</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>標準</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大きい</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>High</source>
        <translation>高い</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>動き</translation>
    </message>
    <message>
        <source>None</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>Dim when nobody is here</source>
        <translation>だれもいないとき暗くする</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>しない</translation>
    </message>
    <message numerus="yes">
        <source>After %n minutes</source>
        <translation>
            <numerusform>%n 分後</numerusform>
        </translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>時計</translation>
    </message>
    <message>
        <source>Messages on the display</source>
        <translation>画面のメッセージ</translation>
    </message>
    <message>
        <source>Codes to scan</source>
        <translation>読み取り用コード</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>新しいPIN</translation>
    </message>
    <message>
        <source>Host code</source>
        <translation>ホストコード</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Set up the admin page</source>
        <translation>管理ページの初期設定</translation>
    </message>
    <message>
        <source>End the meeting</source>
        <translation>会議を終了</translation>
    </message>
    <message>
        <source>End the meeting for everybody?</source>
        <translation>全員の会議を終了しますか？</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>バージョン %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
</context>
<context>
    <name>SettingsScreen</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
</context>
<context>
    <name>ShareNote</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>%1さんにもう一度共有するよう依頼してください</translation>
    </message>
    <message>
        <source>Rotate %1 once</source>
        <translation>一度回転させてください：%1</translation>
    </message>
    <message>
        <source>Or start screen mirroring again. This display missed its beginning.</source>
        <translation>または画面ミラーリングをやり直してください。この画面は映像の始まりを受け取っていません。</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
    <message>
        <source>A host, or this display, paused the picture of %1</source>
        <translation>ホストまたはこのディスプレイの操作で、%1さんの画面が一時停止されました</translation>
    </message>
    <message>
        <source>%1 paused the picture</source>
        <translation>%1さんが画面を一時停止しました</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>One moment</source>
        <translation>お待ちください</translation>
    </message>
    <message>
        <source>The display is starting.</source>
        <translation>ディスプレイを起動しています。</translation>
    </message>
</context>
<context>
    <name>TakeoverPill</name>
    <message>
        <source>The pictures of %1 and others make room</source>
        <translation>%1さんなどの画面と入れ替わります</translation>
    </message>
    <message>
        <source>The picture of %1 makes room</source>
        <translation>%1さんの画面と入れ替わります</translation>
    </message>
    <message>
        <source>%1 takes over in %2 s</source>
        <translation>%2秒後に%1さんに切り替わります</translation>
    </message>
</context>
<context>
    <name>Toast</name>
    <message>
        <source>Host</source>
        <translation>ホスト</translation>
    </message>
</context>
<context>
    <name>UpdatePill</name>
    <message>
        <source>The update failed; the box works as before</source>
        <translation>更新に失敗しました。今までどおり使えます</translation>
    </message>
    <message>
        <source>An update is available</source>
        <translation>更新があります</translation>
    </message>
    <message>
        <source>Update %1 is available</source>
        <translation>更新 %1 があります</translation>
    </message>
</context>
<context>
    <name>UpdatingScreen</name>
    <message>
        <source>The box is being updated</source>
        <translation>更新しています</translation>
    </message>
    <message>
        <source>Please do not switch it off. The display comes back by itself in a few minutes.</source>
        <translation>電源を切らないでください。数分で画面は自動的に戻ります。</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>バージョン %1</translation>
    </message>
</context>
<context>
    <name>VolumePanel</name>
    <message>
        <source>Muted</source>
        <translation>ミュート中</translation>
    </message>
</context>
<context>
    <name>WeakPill</name>
    <message>
        <source>%1: the computer cannot keep up</source>
        <translation>%1さん：コンピューターの処理が追いついていません</translation>
    </message>
    <message>
        <source>%1: weak network</source>
        <translation>%1さん：ネットワークが不安定です</translation>
    </message>
    <message>
        <source>%1: this box is busy</source>
        <translation>%1: この機器の負荷が高くなっています</translation>
    </message>
</context>
<context>
    <name>WifiLine</name>
    <message>
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>パスワード</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>%1 joined</source>
        <translation>%1さんが参加しました</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1さんが退出しました</translation>
    </message>
    <message>
        <source>%1 is sharing</source>
        <translation>%1さんが共有しています</translation>
    </message>
    <message>
        <source>The picture of %1 was taken off the display</source>
        <translation>%1さんの映像の表示を終了しました</translation>
    </message>
    <message>
        <source>%1 left, so the picture ended</source>
        <translation>%1さんが退出したため、映像が終了しました</translation>
    </message>
    <message>
        <source>The connection to %1 was lost</source>
        <translation>%1さんとの接続が切れました</translation>
    </message>
    <message>
        <source>The picture of %1 broke off. Please share again</source>
        <translation>%1さんの映像が途切れました。もう一度共有してください</translation>
    </message>
    <message>
        <source>The video of %1 is copy-protected and cannot be shown here</source>
        <translation>%1さんの動画はコピー保護されているため、ここでは表示できません</translation>
    </message>
    <message>
        <source>The picture of %1 ended: a part of the box was restarted</source>
        <translation>機器の一部が再起動したため、%1さんの映像が終了しました</translation>
    </message>
    <message>
        <source>The picture of %1 ended: the box is shutting down</source>
        <translation>機器が終了するため、%1さんの映像が終了しました</translation>
    </message>
    <message>
        <source>%1 stopped sharing</source>
        <translation>%1さんが共有を終了しました</translation>
    </message>
    <message>
        <source>%1 cannot share now: the display is full</source>
        <translation>表示枠がいっぱいのため、%1さんは共有できません</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>%1さんを削除しました</translation>
    </message>
    <message>
        <source>There is a new PIN</source>
        <translation>PINが新しくなりました</translation>
    </message>
    <message>
        <source>%1 does not work just now</source>
        <translation>%1は現在使用できません</translation>
    </message>
    <message>
        <source>The address of this room changed</source>
        <translation>この部屋のアドレスが変わりました</translation>
    </message>
    <message>
        <source>Somebody is entering wrong PINs</source>
        <translation>誤ったPINが入力されています</translation>
    </message>
    <message>
        <source>The picture of %1 made room for another one</source>
        <translation>%1さんの画面は別の画面に替わりました</translation>
    </message>
    <message>
        <source>The meeting has ended</source>
        <translation>会議は終了しました</translation>
    </message>
    <message>
        <source>%1 raises a hand</source>
        <translation>%1さんが手を挙げています</translation>
    </message>
    <message>
        <source>%1 waits to be let in</source>
        <translation>%1さんが入室を待っています</translation>
    </message>
    <message>
        <source>The box is busy: pictures come less often or smaller for a while</source>
        <translation>機器の負荷が高いため、しばらく画像の更新が遅くなるか小さくなります</translation>
    </message>
    <message>
        <source>The picture is too large for this display.</source>
        <translation>画像が大きすぎて、この画面では表示できません。</translation>
    </message>
    <message>
        <source>This display cannot play this kind of picture.</source>
        <translation>この画面では、この種類の映像を再生できません。</translation>
    </message>
    <message>
        <source>The picture that arrives is damaged.</source>
        <translation>届いた映像が壊れています。</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>遅延</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>欠落</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>コーデック</translation>
    </message>
    <message>
        <source>Bit rate</source>
        <translation>ビットレート</translation>
    </message>
    <message>
        <source>The sound of %1 may be off: a firewall blocks %2</source>
        <translation>%1 の音がずれるかもしれません。ファイアウォールが %2 を遮断しています</translation>
    </message>
    <message>
        <source>This display has no loudspeaker; the picture goes on</source>
        <translation>この画面にはスピーカーがありません。映像は続きます</translation>
    </message>
    <message>
        <source>%1 and %2 joined</source>
        <translation>%1さんと%2さんが参加しました</translation>
    </message>
    <message>
        <source>%1 and %2 others joined</source>
        <translation>%1さんとほか%2人が参加しました</translation>
    </message>
    <message>
        <source>%1 and %2 left</source>
        <translation>%1さんと%2さんが退出しました</translation>
    </message>
    <message>
        <source>%1 and %2 others left</source>
        <translation>%1さんとほか%2人が退出しました</translation>
    </message>
    <message>
        <source>%1 and %2 are sharing</source>
        <translation>%1さんと%2さんが共有しています</translation>
    </message>
    <message>
        <source>%1 and %2 others are sharing</source>
        <translation>%1さんとほか%2人が共有しています</translation>
    </message>
    <message>
        <source>%1 and %2 stopped sharing</source>
        <translation>%1さんと%2さんが共有を終了しました</translation>
    </message>
    <message>
        <source>%1 and %2 others stopped sharing</source>
        <translation>%1さんとほか%2人が共有を終了しました</translation>
    </message>
    <message>
        <source>%1 and %2 raise their hands</source>
        <translation>%1さんと%2さんが手を挙げています</translation>
    </message>
    <message>
        <source>%1 and %2 others raise their hands</source>
        <translation>%1さんとほか%2人が手を挙げています</translation>
    </message>
</context>
</TS>
