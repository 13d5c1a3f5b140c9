namespace NewsMonitor.Analysis.Matching;

/// <summary>
/// Traditional (and a few Japanese) shapes of Han characters that occur in names and in political vocabulary, folded to
/// their simplified shapes, so that a name written once is seen in both. Not a converter: only one-to-one pairs.
/// </summary>
internal static class HanVariants
{
    private const string Pairs =
        "國国鮮鲜韓韩俄俄羅罗親亲會会長长軍军導导彈弹聯联黨党勞劳動动書书記记總总統统務务鐵铁東东烏乌蘭兰亞亚恩恩與与問问訪访談谈簽签約约條条協协議议" +
        "戰战爭争衛卫隊队員员華华貿贸經经濟济錄录製制達达領领襲袭雙双邊边關关係系發发電电報报紙纸門门開开聞闻論论點点區区縣县廣广場场" +
        "飛飞機机擊击實实驗验離离個个萬万億亿歲岁歷历歐欧兩两還还進进過过這这運运選选遠远給给綜综結结線线練练縮缩續续繼继維维" +
        "網网絡络級级納纳紅红統统絕绝緊紧綠绿編编緬缅織织繁繁義义習习聖圣職职聲声聽听臨临舉举舊旧興兴艦舰藝艺莊庄蘇苏處处號号術术" +
        "見见視视覺觉觀观計计訂订討讨訊讯設设許许訴诉診诊詐诈評评詞词試试詩诗話话該该詳详誌志認认語语說说課课調调請请諸诸謀谋諜谍證证識识譯译護护讀读變变讓让" +
        "貝贝負负財财責责貨货販贩貪贪買买賣卖費费資资賓宾質质贊赞贈赠趙赵車车載载輪轮輸输轉转農农這这連连週周遊游達达違违遞递適适遷迁遺遗鄉乡鄭郑釋释針针鈔钞鋼钢錢钱錦锦鍾钟鎮镇鏈链鑒鉴長长閉闭閣阁" +
        "陣阵陰阴陳陈陽阳隨随險险雜杂雞鸡難难雲云零零靈灵靜静響响頂顶項项順顺須须預预頒颁頓顿頻频題题額额顏颜願愿類类顧顾風风飯饭飲饮館馆馬马駐驻騙骗驅驱驗验體体鬥斗魚鱼鳥鸟麗丽麥麦齊齐龍龙" +
        "勝胜勢势協协單单嚴严園园圖图團团執执報报場场塊块塵尘墮堕壓压壞坏壯壮夠够夢梦奪夺奮奋婦妇媽妈孫孙學学寧宁審审寫写寬宽對对尋寻專专將将屆届層层屬属島岛崗岗嶺岭幣币帥帅師师帳帐帶带幫帮" +
        "庫库廠厂廢废廳厅張张強强彙汇彥彦後后從从復复徵征態态慶庆憂忧憲宪應应懷怀戲戏戶户拋抛捨舍掃扫掛挂採采換换揮挥損损搖摇撐撑撥拨擁拥擇择擔担據据擴扩擺摆攔拦攝摄敗败敵敌數数斷断於于時时晉晋暫暂曆历會会朧胧杯杯" +
        "業业極极榮荣構构槍枪樂乐標标樣样樹树橋桥檢检櫃柜權权歡欢歸归殘残殺杀殼壳毀毁氣气氫氢決决況况洩泄淚泪淨净淺浅減减測测湯汤準准溝沟溫温滅灭滿满漁渔漢汉潔洁澤泽濃浓濱滨瀕濒灘滩灣湾炸炸為为烴烃無无煉炼煙烟熱热燈灯營营燒烧爾尔牆墙牽牵狀状獨独獲获獻献現现環环產产畢毕畫画當当療疗監监盤盘盧卢眾众矯矫確确碼码礎础禮礼禦御禁禁種种稱称穩稳積积窮穷競竞筆笔節节範范築筑簡简籌筹糧粮糾纠" +
        "紀纪約约紅红級级細细終终組组絲丝統统經经綱纲緒绪緣缘縱纵績绩繳缴罰罚罷罢羈羁聰聪肅肃脅胁腦脑膽胆脫脱臺台艱艰薩萨藥药蘊蕴虛虚蟲虫補补裝装裡里褲裤規规覽览觸触訓训託托" +
        "諾诺紹绍賴赖韋韦偉伟傑杰衝冲鏡镜葉叶紐纽罵骂彎弯頗颇騷骚鎧铠飼饲馬马齡龄盜盗驟骤鬧闹韌韧頁页閃闪鑽钻釣钓譽誉謝谢謙谦諒谅誤误詢询訴诉贏赢賽赛賀贺贊赞趨趋躍跃輝辉軌轨輿舆辦办辯辩郵邮酈郦鉤钩銀银銷销鋒锋錯错鍵键鎖锁鐘钟闊阔闢辟隸隶雜杂頌颂頒颁飄飘駁驳駕驾驚惊鯨鲸鳳凤鴻鸿鹽盐黃黄" +
        "両两関关発发戦战団团対对総总処处経经済济図图実实豊丰辺边駅驿鉄铁竜龙広广栄荣沢泽浜滨満满釈释黒黑歩步渉涉児儿価价拡扩検检権权気气砕碎厳严剣剑県县労劳党党険险献献戸户効效帰归旧旧姫姬挙举従从読读転转伝传弾弹";

    private const char First = '\u4E00';
    private const char Last = '\u9FFF';

    private static readonly char[] Simplified = Build();

    public static char Simplify(char c) => c is >= First and <= Last ? Simplified[c - First] : c;

    private static char[] Build()
    {
        var simplified = new char[Last - First + 1];
        for (var i = 0; i < simplified.Length; i++)
            simplified[i] = (char)(First + i);
        for (var i = 0; i + 1 < Pairs.Length; i += 2)
            simplified[Pairs[i] - First] = Pairs[i + 1];
        return simplified;
    }
}
