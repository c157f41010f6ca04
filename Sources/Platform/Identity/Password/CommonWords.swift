/// Words and names that people make passwords of, in English and in French, written down from what they are about.
///
/// A guesser has longer lists; `PasswordGuess` counts a word of this one as one of a thousand.
enum CommonWords {
  static let all: Set<[UInt8]> = Set(text.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })

  /// The words that begin with the two letters that the text begins with.
  static func beginning(like text: ArraySlice<UInt8>) -> [[UInt8]] {
    guard let first = text.first, let second = text.dropFirst().first else { return [] }
    return byBeginning[[first, second]] ?? []
  }

  private static let byBeginning = Dictionary(grouping: all) { Array($0.prefix(2)) }

  private static let text = """
    password passwort passe motdepasse mot secret admin administrator administrateur root user utilisateur guest invite
    login logon signin welcome bienvenue bonjour hello salut coucou allo test testing demo default change changeme letmein
    open opensesame sesame enter entrer access acces account compte system server serveur computer ordinateur internet
    network web site email mail google facebook apple microsoft windows linux android samsung amazon netflix twitter
    whatsapp skype yahoo hotmail gmail outlook office excel adobe oracle cisco database private prive public master matrix
    hacker hack key clef cle code token pin pass temp temporary nothing rien whatever blank trustno shadow unknown

    love amour iloveyou jetaime loveme loveyou lover lovely kiss bisou baby bebe babe honey cherie cheri doudou loulou sweet
    sweetie sweetheart darling angel ange princess princesse prince queen reine king roi boss chef hero heros friend
    friends ami amis amie mother mere maman mama mum mom father pere papa daddy dad brother frere sister soeur family
    famille boy girl man woman wife husband heart coeur soul dream reve dreams forever toujours together ensemble life vie
    happy heureux joy joie smile sourire peace paix hope espoir faith foi freedom liberte liberty justice truth luck
    lucky chance magic magie mystery power force strong beautiful beaute pretty cute sexy hot cool super mega ultra

    god dieu jesus christ allah mohamed mohammed muhammad ahmed krishna shiva ganesh sairam buddha bible blessed blessing
    faithful heaven paradise paradis devil diable satan demon ghost spirit church prayer amen inshallah bismillah

    sunshine soleil sun moon lune star stars etoile etoiles sky ciel rain pluie snow neige storm thunder tonnerre
    lightning rainbow summer ete winter hiver spring printemps autumn automne january janvier february fevrier march mars
    april avril may mai june juin july juillet august aout september septembre october octobre november novembre december
    decembre monday lundi tuesday mardi wednesday mercredi thursday jeudi friday vendredi saturday samedi sunday dimanche
    today tomorrow morning matin night nuit day jour christmas noel easter paques birthday anniversaire holiday vacances

    red rouge blue bleu green vert yellow jaune orange purple violet pink rose black noir white blanc grey gold golden
    silver argent diamond diamant crystal ruby emerald pearl flower fleur fleurs lily lilas marguerite jasmine tulip
    daisy forest foret tree arbre mountain montagne river riviere ocean sea mer beach plage island ile garden jardin

    dog chien cat chat kitty kitten minou puppy chiot horse cheval pony poney bird oiseau eagle aigle falcon hawk wolf
    loup tiger tigre lion lioness bear ours panther jaguar monkey singe donkey rabbit lapin mouse souris hamster fish
    poisson shark requin dolphin dauphin whale baleine turtle tortue snake spider butterfly papillon dragon phoenix
    unicorn licorne elephant giraffe penguin pingouin duck canard chicken poulet cow vache pig cochon sheep goat chevre
    buster rocky lucky bella milo felix simba nala rex max charlie coco luna oscar minou caramel chocolate chocolat

    football soccer hockey baseball basketball tennis golf cricket rugby boxing karate judo ski skiing snowboard surf
    running player joueur team equipe champion winner coach arsenal chelsea liverpool barcelona madrid juventus milan
    canadiens canadien leafs maple oilers flames senators jets bruins yankees lakers raptors bluejays expos ronaldo messi
    jordan gretzky crosby zidane mbappe kobe ferrari porsche mercedes toyota honda nissan mazda subaru ford mustang
    corvette harley yamaha kawasaki suzuki ducati jeep camaro

    music musique guitar guitare piano drums rock metal rap hiphop jazz blues reggae dance danse dancer metallica
    nirvana slipknot beatles queen eminem madonna beyonce shakira rihanna bieber swift bowie elvis celine starwars star
    wars yoda vader jedi skywalker batman superman spiderman ironman hulk wolverine pokemon pikachu naruto sasuke goku
    dragonball zelda mario sonic minecraft fortnite roblox warcraft counter strike halo assassin gandalf frodo hobbit
    harry potter hermione dumbledore hogwarts snoopy garfield mickey minnie tinkerbell disney barbie asterix tintin obelix
    tigger winnie pooh scooby simpson homer bart matrix neo trinity terminator rambo godzilla

    coffee cafe tea the beer biere wine vin whisky vodka cookie cookies biscuit banana banane apple pomme cherry cerise
    strawberry fraise lemon citron mango mangue peach peche orange pepper poivre sugar sucre candy bonbon cheese fromage
    butter beurre bread pain pizza poutine burger pasta rice soup soupe sushi curry honey miel ginger peanut vanilla

    canada quebec ontario alberta manitoba saskatchewan novascotia acadie labrador yukon nunavut british columbia toronto
    montreal vancouver ottawa calgary edmonton winnipeg halifax moncton fredericton regina saskatoon hamilton london
    windsor kitchener waterloo gatineau laval sherbrooke longueuil victoria kelowna charlottetown paris lyon marseille
    france french francais english anglais american america usa england brazil brasil mexico india china chine japan
    korea vietnam hanoi saigon philippines manila pakistan karachi lahore bangladesh dhaka delhi mumbai punjab algeria
    algerie alger morocco maroc tunisia tunisie egypt egypte nigeria lagos kenya nairobi ghana senegal dakar cameroun
    congo rwanda ethiopia eritrea somalia syria syrie lebanon liban iran tehran iraq ukraine kyiv russia moscow poland
    germany spain espana italy italia portugal colombia colombie bogota venezuela chile peru lima cuba havana haiti
    jamaica afghanistan kabul turkey istanbul dubai europe africa afrique asia world monde earth terre planet

    work travail job emploi career money argent cash dollar dollars rich bank banque business company office boss manager
    council conseil agency agence connector mentor mentoring newcomer immigrant immigration settlement city ville school
    ecole college university universite student etudiant teacher professeur doctor docteur nurse engineer ingenieur house
    maison home door porte window table chair book livre letter paper pencil phone telephone camera car auto truck train
    airplane avion boat bateau bike velo police soldier soldat army pirate ninja samurai knight warrior guerrier hunter
    killer sniper fighter cowboy rebel legend maverick ranger viking spartan titan zeus apollo athena hercules thor odin

    james john robert michael mike william david richard joseph joe thomas tom charles christopher chris daniel dan
    matthew matt anthony mark donald steven steve paul andrew andy joshua josh kenneth kevin brian george timothy ronald
    edward jason jeffrey jeff ryan jacob jake gary nicholas nick eric jonathan stephen larry justin scott brandon
    benjamin ben samuel sam gregory alexander alex patrick frank raymond jack dennis jerry tyler aaron jose adam nathan
    henry zachary douglas peter kyle noah ethan jeremy walter christian keith roger terry austin sean gerald carl dylan
    harold jordan jesse bryan lawrence arthur gabriel bruce logan juan albert willie elijah wayne randy vincent mason
    liam lucas oliver hunter carter wyatt owen connor cameron luke isaac caleb evan ian

    mary patricia jennifer jenny linda elizabeth liz barbara susan jessica jess sarah karen lisa nancy betty sandra
    margaret maggie ashley kimberly kim emily donna michelle carol amanda melissa deborah stephanie rebecca becky sharon
    laura cynthia dorothy amy kathleen angela shirley emma brenda pamela nicole anna samantha katherine kate christine
    debra rachel carolyn janet maria heather diane olivia julie joyce victoria ruth virginia lauren kelly christina joan
    evelyn judith andrea hannah megan cheryl jacqueline martha madison teresa gloria sara janice ann kathryn abigail
    sophia sophie frances jean alice judy isabella julia grace denise amber doris marilyn danielle beverly charlotte
    natalie theresa diana brittany kayla alexis lori chloe zoe mia ava ella sofia tiffany crystal vanessa tara daisy

    jean pierre michel andre philippe rene louis alain jacques bernard marcel daniel roger robert paul claude christian
    henri georges nicolas francois frederic laurent julien olivier sebastien stephane pascal thierry patrice patrick
    gilles yves serge gerard denis benoit guillaume mathieu maxime alexandre antoine simon etienne martin luc marc yannick
    felix gabriel raphael hugo theo enzo leo arthur jules adam nathan tristan xavier samuel vincent dominique
    marie jeanne francoise monique catherine nathalie isabelle jacqueline anne sylvie martine nicole valerie celine
    christine veronique sandrine caroline sophie stephanie julie camille lea manon chloe emilie melanie audrey annie
    lise louise claire helene elise elaine joelle genevieve josee melissa virginie pauline mathilde juliette charlotte
    florence aurelie elodie amelie marianne brigitte chantal danielle diane ginette guylaine johanne line lucie manon
    micheline mireille pierrette renee rosalie sabrina solange suzanne therese yvette noemie oceane ariane maude

    amina fatima aisha aicha khadija maryam mariam zainab leila layla yasmine nadia samira karima salma imane sara
    ali hassan hussein omar youssef yusuf ibrahim ismail karim rachid said samir tarek walid bilal hamza khalid mustafa
    mahmoud abdullah rahman imani chidi ngozi emeka chioma amara kwame kofi bao linh nguyen minh huong tran daniela
    carlos luis jorge pedro miguel diego fernando andres alejandro ricardo sergio sofia valentina camila lucia gabriela
    gurpreet harpreet manpreet jaspreet singh kaur kumar raj rahul amit sanjay vijay anil sunil ravi deepak priya pooja
    neha anjali kavita sunita patel sharma gupta khan ahmad malik hussain chen wang zhang liu yang huang zhao wei ming
    kim lee park choi ivan olga natasha svetlana dmitri sergei vladimir oleksandr andriy anastasia tatiana katya
    smith johnson brown jones miller davis wilson taylor anderson martin tremblay gagnon roy cote bouchard gauthier
    morin lavoie fortin gagne ouellet pelletier belanger levesque bergeron leblanc cormier landry macdonald campbell

    qwerty azerty asdf zxcv qazwsx abc xyz asd qwe aze zaq wsx dvorak abcd abba lol omg wtf yolo bitch fuck fuckyou
    shit asshole damn crap merde putain calisse tabarnak ostie caca pipi zizi bite penis pussy boobs dick cock suck
    idiot stupid loser crazy fou monster killer death mort dead blood sang fire feu water eau ice glace wind vent stone
    pierre iron fer steel acier wood blue number numero one two three four five six seven eight nine ten un deux trois
    quatre cinq sept huit neuf dix first second last new old nouveau vieux big small grand petit little good bon bad
    mauvais best better more always never jamais again only here there what why who how yes oui non please merci thanks
    thank sorry pardon my mon ma mes your ton the le la les and et you toi me moi is est for pour with avec from to de
    in on it us we nous je tu il elle this that not pas
    """
}
