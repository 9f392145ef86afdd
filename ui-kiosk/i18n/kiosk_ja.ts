<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="ja" sourcelanguage="en">
<context>
    <name>ActionMenu</name>
    <message>
        <source>On the display</source>
        <translation>表示中</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>People</source>
        <translation>参加者</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
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
        <source>Close</source>
        <translation>閉じる</translation>
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
        <source>Wi-Fi</source>
        <translation>Wi-Fi</translation>
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
    <name>MenuRow</name>
    <message>
        <source>Remove %1?</source>
        <translation>%1を削除しますか？</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>削除する</translation>
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
    <name>QrCard</name>
    <message>
        <source>Scan to join</source>
        <translation>スキャンして参加</translation>
    </message>
</context>
<context>
    <name>ShareTile</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>%1さんにもう一度共有するよう依頼してください</translation>
    </message>
    <message>
        <source>Waiting for the picture</source>
        <translation>映像を待っています</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
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
    <name>WallClock</name>
    <message>
        <source>h:mm</source>
        <comment>time format</comment>
        <extracomment>The time on the wall clock, in the format of Qt: h:mm is 9:05, HH:mm is 09:05.</extracomment>
        <translation>H:mm</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>date format</comment>
        <extracomment>The date under the clock, in the format of Qt.</extracomment>
        <translation>M月d日 dddd</translation>
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
</context>
</TS>
