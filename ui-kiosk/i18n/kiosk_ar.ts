<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- SPDX-FileCopyrightText: 2026 The Tessera authors -->
<!-- SPDX-License-Identifier: Apache-2.0 -->
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>ActionMenu</name>
    <message>
        <source>On the display</source>
        <translation>على الشاشة</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>People</source>
        <translation>الأشخاص</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>الغرفة</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>رمز PIN جديد</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>إغلاق</translation>
    </message>
</context>
<context>
    <name>AwayVeil</name>
    <message>
        <source>Reconnecting…</source>
        <translation>جارٍ إعادة الاتصال…</translation>
    </message>
    <message>
        <source>The box restarts. This takes a moment.</source>
        <translation>يُعاد تشغيل الجهاز. سيستغرق ذلك لحظة.</translation>
    </message>
</context>
<context>
    <name>IdleScreen</name>
    <message>
        <source>Wi-Fi</source>
        <translation>واي فاي</translation>
    </message>
</context>
<context>
    <name>JoinHint</name>
    <message>
        <source>Share your screen</source>
        <translation>شارك شاشتك</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>رمز PIN</translation>
    </message>
</context>
<context>
    <name>JoinSteps</name>
    <message>
        <source>Share your screen</source>
        <translation>شارك شاشتك</translation>
    </message>
    <message>
        <source>Open in your browser</source>
        <translation>افتح في متصفحك</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>رمز PIN</translation>
    </message>
    <message>
        <source>Meeting ID</source>
        <translation>معرّف الاجتماع</translation>
    </message>
</context>
<context>
    <name>MenuRow</name>
    <message>
        <source>Remove %1?</source>
        <translation>إزالة %1؟</translation>
    </message>
    <message>
        <source>Yes, remove</source>
        <translation>نعم، إزالة</translation>
    </message>
</context>
<context>
    <name>MismatchScreen</name>
    <message>
        <source>The parts of this box do not fit together</source>
        <translation>أجزاء هذا الجهاز غير متوافقة</translation>
    </message>
    <message>
        <source>The display (%1) and tesserad speak different versions. Update both to the same release, then restart the box.</source>
        <translation>تستخدم الشاشة (%1) وtesserad إصدارين مختلفين. حدّثهما إلى الإصدار نفسه ثم أعد تشغيل الجهاز.</translation>
    </message>
</context>
<context>
    <name>NoNetworkScreen</name>
    <message>
        <source>No network</source>
        <translation>لا توجد شبكة</translation>
    </message>
    <message>
        <source>Plug in the network cable or ask your administrator. This display goes on by itself.</source>
        <translation>وصّل كابل الشبكة أو اسأل المسؤول. ستتابع هذه الشاشة العمل تلقائيًا.</translation>
    </message>
</context>
<context>
    <name>PeopleStatus</name>
    <message>
        <source>%1 is connecting</source>
        <translation>%1 يتصل الآن</translation>
    </message>
    <message>
        <source>%1 and others are connecting</source>
        <translation>%1 وآخرون يتصلون الآن</translation>
    </message>
    <message>
        <source>%1 would like to join</source>
        <translation>%1 يريد الانضمام</translation>
    </message>
    <message>
        <source>%1 and others would like to join</source>
        <translation>%1 وآخرون يريدون الانضمام</translation>
    </message>
</context>
<context>
    <name>QrCard</name>
    <message>
        <source>Scan to join</source>
        <translation>امسح للانضمام</translation>
    </message>
</context>
<context>
    <name>ShareTile</name>
    <message>
        <source>Ask %1 to share again</source>
        <translation>اطلب من %1 المشاركة مرة أخرى</translation>
    </message>
    <message>
        <source>Waiting for the picture</source>
        <translation>في انتظار الصورة</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>متوقف مؤقتًا</translation>
    </message>
</context>
<context>
    <name>StartingScreen</name>
    <message>
        <source>One moment</source>
        <translation>لحظة من فضلك</translation>
    </message>
    <message>
        <source>The display is starting.</source>
        <translation>يجري تشغيل الشاشة.</translation>
    </message>
</context>
<context>
    <name>WallClock</name>
    <message>
        <source>h:mm</source>
        <comment>time format</comment>
        <extracomment>The time on the wall clock, in the format of Qt: h:mm is 9:05, HH:mm is 09:05.</extracomment>
        <translation>h:mm</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <comment>date format</comment>
        <extracomment>The date under the clock, in the format of Qt.</extracomment>
        <translation>dddd، d MMMM</translation>
    </message>
</context>
<context>
    <name>WeakPill</name>
    <message>
        <source>%1: the computer cannot keep up</source>
        <translation>%1: الحاسوب لا يواكب السرعة</translation>
    </message>
    <message>
        <source>%1: weak network</source>
        <translation>%1: الشبكة ضعيفة</translation>
    </message>
</context>
<context>
    <name>notice</name>
    <message>
        <source>%1 joined</source>
        <translation>انضم %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>غادر %1</translation>
    </message>
    <message>
        <source>%1 is sharing</source>
        <translation>%1 يشارك الشاشة</translation>
    </message>
    <message>
        <source>The picture of %1 was taken off the display</source>
        <translation>أُزيلت صورة %1 من الشاشة</translation>
    </message>
    <message>
        <source>%1 left, so the picture ended</source>
        <translation>غادر %1 فانتهت الصورة</translation>
    </message>
    <message>
        <source>The connection to %1 was lost</source>
        <translation>انقطع الاتصال مع %1</translation>
    </message>
    <message>
        <source>The picture of %1 broke off. Please share again</source>
        <translation>توقفت صورة %1. يُرجى المشاركة مرة أخرى</translation>
    </message>
    <message>
        <source>The picture of %1 ended: a part of the box was restarted</source>
        <translation>انتهت صورة %1: أُعيد تشغيل جزء من الجهاز</translation>
    </message>
    <message>
        <source>The picture of %1 ended: the box is shutting down</source>
        <translation>انتهت صورة %1: يجري إيقاف تشغيل الجهاز</translation>
    </message>
    <message>
        <source>%1 stopped sharing</source>
        <translation>أوقف %1 المشاركة</translation>
    </message>
    <message>
        <source>%1 cannot share now: the display is full</source>
        <translation>لا يمكن لـ %1 المشاركة الآن: الشاشة ممتلئة</translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <translation>أُزيل %1</translation>
    </message>
    <message>
        <source>There is a new PIN</source>
        <translation>هناك رمز PIN جديد</translation>
    </message>
    <message>
        <source>%1 does not work just now</source>
        <translation>%1 لا يعمل حاليًا</translation>
    </message>
    <message>
        <source>The address of this room changed</source>
        <translation>تغيّر عنوان هذه الغرفة</translation>
    </message>
    <message>
        <source>Somebody is entering wrong PINs</source>
        <translation>شخص ما يُدخل رموز PIN خاطئة</translation>
    </message>
</context>
</TS>
