extension StopWords {
  /// The lists, by language: with accents as a text has them, and without as the index has them.
  static let lists: [(String, String)] = [
    (
      "en",
      """
      a about above after again against all almost along already also although am among an and another any are
      around as at away be because been before being below between both but by can cannot could did do does doing
      done down during each either else even ever every few for from further had has have having he her here hers
      herself him himself his how however i if in into is it its itself just may me might mine more most much must
      my myself neither no nor not now of off often on once one only onto or other others our ours ourselves out
      over own per perhaps quite rather same shall she should since so some such than that the their theirs them
      themselves then there therefore these they this those though through thus to together too toward towards
      under until up upon us very was we well were what whatever when where whether which while who whom whose why
      will with within without would yet you your yours yourself yourselves
      """
    ),
    (
      "de",
      """
      ab aber alle allem allen aller alles als also am an ander andere anderen auch auf aus bei beim bereits bin
      bis bist da dabei dadurch dafur dafür dagegen daher damit danach dann daran darauf das dass davon dazu dem
      den denen denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort durch ein
      eine einem einen einer eines er es etwa etwas euch fur für gegen habe haben hat hatte hatten hier hin hinter
      ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in ins ist jede jedem jeden jeder jedes jedoch jene kann
      kein keine keinen konnen konnte können könnte man mehr mein mich mir mit muss mussen müssen nach nicht
      nichts noch nun nur ob oder ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so
      sogar solche soll sollen sollte sondern uber um und uns unser unter vom von vor wahrend war waren warum was
      weil welche welcher wenn wer werde werden wie wieder will wir wird wo wurde wurden während zu zum zur zwar
      zwischen über
      """
    ),
    (
      "fr",
      """
      a afin ai ainsi alors apres après as au aucun aussi autre autres aux avait avant avec avoir avons car ce
      cela ces cet cette ceux chaque chez comme comment contre dans de depuis des donc dont du elle elles en
      encore entre est et etaient etait ete etre eux fait fut ici il ils je jusque la le les leur leurs lors lui
      là ma mais me meme mes moi moins mon même ne ni non nos notre nous on ont ou où par parce pas pendant peu
      peut plus pour pourquoi quand que quel quelle qui sa sans se sera ses si son sont sous sur ta tandis te tous
      tout toute toutes tres trop très tu un une vers vos votre vous y à étaient était été être
      """
    ),
    (
      "es",
      """
      a al algo algunos ante antes aqui aquí asi así aun aunque aún bajo bien cada casi como con contra cual
      cuando de del desde donde dos durante e el ella ellas ellos en entre era eran es esa ese eso esta estaba
      estan estas este esto estos está están fue fueron ha habia había han hasta hay la las le les lo los mas me
      mi mientras muy más nada ni no nos nosotros nuestra nuestro o otra otras otro otros para pero poco por
      porque pues que quien qué se sea segun según ser si sido sin sobre son su sus sí tambien también tan tanto
      tiene tienen todo todos tras un una uno unos y ya yo él
      """
    ),
    (
      "it",
      """
      a ad agli ai al alla alle allo anche ancora avere aveva c che chi ci coi col come con contro cui da dagli
      dai dal dalla dalle de degli dei del della delle dello dentro di dopo dove e ed era erano essere fa fino fra
      gli ha hanno i il in io l la le lei li lo loro lui ma mentre mi mia mio molto ne negli nei nel nella nelle
      nello no noi non nostro o oggi ogni per perche perché pero però piu più poi prima qua quale quando quanto
      quella quelle quelli quello questa queste questi questo qui se sei senza si sia sono sotto sta stata stati
      stato su sua sue sugli sui sul sulla sulle suo suoi tra tutti tutto un una uno vi è
      """
    ),
    (
      "nl",
      """
      aan al alle alleen als andere bij daar dan dat de der deze die dit doch doen door dus een eens en er ge geen
      geweest haar had hadden heb hebben heeft hem het hier hij hoe hun iets ik in is ja je kan kon kunnen maar me
      meer men met mij mijn moet na naar niet niets nog nu of om omdat onder ons ook op over reeds sinds te tegen
      toch toen tot u uit uw van veel voor waar waren was wat werd werden wezen wie wil worden wordt zal ze zei
      zelf zich zij zijn zo zonder zou zouden
      """
    ),
    (
      "pt",
      """
      a ao aos aquela aquele as ate até com como contra da das de dela dele depois desde do dos e ela elas ele
      eles em enquanto entre era eram essa esse esta estao estas estava este estes está estão eu foi foram ha há
      isso isto ja já lhe mais mas mesmo muito na nao nas nem no nos nossa nosso num numa não nós o os ou para
      pela pelas pelo pelos pode por porque quando que quem sao se segundo sem ser sera será seu seus sobre sua
      suas são tambem também tem tinha têm um uma umas uns voce você à às é
      """
    ),
    (
      "sv",
      """
      alla allt ar at att av blev bli blir da dar de dem den deras dess det detta dig din du där då efter ej eller
      en er ett for fran från för ha hade han hans har hela henne hennes hon honom hur här i icke in inga ingen
      inte jag kan kunde man med mellan men mig min mot mycket nagon nagot nagra nar ni nu när någon något några
      och ocksa också om oss over pa på sa samma sedan sig sin sina sitt ska skulle som så till under upp ut utan
      vad var vara varfor varför vi vid vilka vilken vår är åt över
      """
    ),
    (
      "da",
      """
      ad af alle at blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter eller en
      end er et for fra ham han hans har havde hende hendes her hos hun hvad hvis hvor i ikke ind jeg jo kan kunne
      man mange med meget men mig min mod nar ned noget nogle nu når og ogsa også om op os over pa på sadan selv
      sig sin sit skal skulle som sådan til ud under var ved vi vil ville være været
      """
    ),
    (
      "no",
      """
      alle at av bare ble bli blir bort da de deg den denne der deres det dette dine disse du eller en enn er et
      etter for fordi fra før ha hadde han hans har henne her hun hva hvem hvor hvorfor i ikke inn jeg kan kom
      kunne ma man mange med meg mellom men mer mot mye må na nar ned noe noen nå når og ogsa også om opp oss over
      pa på sa seg sin sine skal skulle som så til under ut uten var ved vi vil ville være vært
      """
    ),
    (
      "ru",
      """
      а без более бы был была были было быть в вам вас весь во вот все всего всех вы где да даже для до его ее
      если есть еще ещё ж же за здесь и из или им их к как ко когда кто ли либо между меня мне может мы на над
      надо наш не него нее нет ни них но ну о об однако он она они оно от очень по под при про с свою себя сейчас
      со так также такой там тем то того тоже той только том ты у уже хотя чего чем что чтобы эта эти это этого
      этой этом этот я
      """
    ),
    (
      "uk",
      """
      а або але без би був була були було бути в вам вас весь вже ви вона вони воно все всі від він де для до ж з
      за зі й його йому коли мене мені ми може між на навіть над не немає нею ним них ні ніж о об один однак
      оскільки по при про проти під після саме себе серед собі та так також там те теж ти тим то того тому тільки
      у усі це цей цих цього цьому ця ці через чи що щоб щодо я як яка який якщо які є і із їй їм їх її
      """
    ),
    (
      "pl",
      """
      a aby albo ale ani bardzo bez bo by byc być był była było były choc choć ci co czy czyli dla do gdy gdzie go
      i ich ile im innych iz iż ja jak jako je jednak jego jej jesli jest jeszcze jeśli juz już kazdy każdy kiedy
      kto ktora ktore ktorego ktorej ktory ktorych ktorzy która które którego której który których którzy lub ma
      maja mają moze mozna może można mu my na nad nam nas nawet nich nie nim niz niż no o od on ona one oni oraz
      po pod ponad przed przez przy rowniez również sa sie się sobie swoje są ta tak takze także tam te tego tej
      ten to tu tych tylko tym u w we wsrod wszystkich wśród z za ze zostac zostać został że
      """
    ),
    (
      "cs",
      """
      a aby ale ani az až bez bude budou by byl byla byli bylo byt být ci co coz což dnes do ho i ja jak jako je
      jeho jej jeji jejich její jen jeste ještě ji jiz již jsem jsme jsou já k kde kdo kdyz když ke ktera ktere
      kteri ktery která které který kteří ma maji mají mezi mi mu muj má můj na nad nam nas ne nebo neni není nez
      než nám nás o od on ona oni pak po pod podle pouze pred pri pro proto protoze protože před při s se si sve
      svuj své svůj ta tak take také tato tech tedy ten tento tim to toho tom tomu tu ty tím těch u uz už v ve
      vsak vse však vše z za ze či že
      """
    ),
    (
      "bg",
      """
      а ако ала без беше би бил била били било в вас ваш все във върху где го да дали до докато дори е един една
      едно за заради защо и из или им има как какво както като когато което които кой който която към ли ме между
      ми много му на над не него нея ни ние но о обаче около освен от по под преди през при с са само се си след
      според сред със също тази така те тези ти това този той тук тя у че ще
      """
    ),
    (
      "fi",
      """
      ei eivat eivät ennen etta että han hanen he heidan heidän hän hänen ja jo joka jokin jos joten jotka kanssa
      koska kuin kuitenkin kun me meidan meidän mika mikä mukaan mutta myos myös nain ne niin nyt näin oli olivat
      olla on ovat pitkin se seka sekä sen siella siellä siita siitä silla sillä sita sitä tai tama taman tämä
      tämän vaan vain viela vielä voi
      """
    ),
    (
      "hu",
      """
      a abban ahogy aki amely ami amikor az azert azonban azt azért be csak de e egy egyik el elo elso első elő es
      ez ezek ezt fel hanem hogy igen is itt jo jó kell kellett ki lehet lesz majd mar meg mert mi minden mint már
      még nagy nem nincs o ok pedig s sem szerint ugy utan után vagy valamint van vannak volt voltak és úgy ő ők
      """
    ),
    (
      "ro",
      """
      a aceasta această acest acestea ai al ale am ar are au ca cand care catre ce cea cei cel cu cum când că
      către dar de deci din dupa după ea ei el este eu fi fie fost ia iar ii il in isi la le lor lui mai mult ne
      nici nu o pe pentru prin sa sau se si sub sui sunt să ta tot un una unde unei unor unui va vor îi îl în îşi
      își și
      """
    ),
    (
      "tr",
      """
      acaba ama ancak bazı bile bir biri biz bu bunu bunun cok cunku da daha de diye eden en gibi gore göre hem
      hep her hic hiç icin ile ise için kadar ki kim mi mu mü mı nasıl ne neden o olan olarak oldu oldugu olduğu
      onlar onu onun sonra su tum tüm ve veya ya yani yine çok çünkü şu
      """
    ),
    (
      "el",
      """
      ένα ένας έχει έχουν ήταν αλλά αν αντί από αυτά αυτή αυτό αυτός για δε δεν είναι εγώ εδώ εκεί ενώ επί η θα
      και κατά κι μας με μετά μη μια μου να ο οι που προς πώς σαν σε στα στη στην στις στο στον στους τα τη την
      της τι τις το τον του τους των ως όμως όπως όταν ότι
      """
    ),
    (
      "ca",
      """
      a aixo això al als amb aquest aquesta aquests el els en entre era es fins ha han hi i la les li lo mes més
      no o on pel per pero perque perquè però quan que què s se seu seva si sobre son són tambe també un una unes
      uns va van és
      """
    ),
    (
      "id",
      """
      ada adalah agar akan antara atau bagi bahwa banyak beberapa belum bisa dalam dan dapat dari dengan di hanya
      hingga ia ini itu jika juga karena ke kepada lebih mereka oleh pada para saat saja sangat sebagai sebuah
      sehingga seperti serta setelah sudah telah tersebut tetapi tidak untuk yang
      """
    ),
  ]
}
