//! Words by what they can be to the rules.

use super::Sense;

/// The words of each sense, divided by white space.
pub(super) const TABLES: &[(Sense, &str)] = &[
    (Sense::AUXILIARY, AUXILIARIES),
    (Sense::ADVERB, ADVERBS),
    (Sense::DETERMINER, DETERMINERS),
    (Sense::POSSESSIVE, POSSESSIVES),
    (Sense::PRONOUN, PRONOUNS),
    (Sense::OBJECT, OBJECTS),
    (Sense::PREPOSITION, PREPOSITIONS),
    (Sense::CONJUNCTION, CONJUNCTIONS),
    (Sense::SUBORDINATOR, SUBORDINATORS),
    (Sense::RELATIVE, RELATIVES),
    (Sense::THAT, THATS),
    (Sense::TIME, TIMES),
    (Sense::PERSON, PERSONS),
    (Sense::SPEECH, SPEECHES),
    (Sense::STATE, STATES),
    (Sense::VERB, VERBS),
    (Sense::NOUN_TOO, NOUN_TOOS),
];

/// Verbs beside a verb, and negations.
const AUXILIARIES: &str = "
    am are aren't avaient avait be been being can can't cannot could couldn't did didn't do does doesn't
    don't habe haben had hadn't has hasn't hatte hatten have haven't having he'd he's is isn't ist may might
    must n't never not ont ought sei shall she'd she's should shouldn't they'd they're they've was wasn't
    were weren't will wird won't would wouldn't würde
";

/// Adverbs; those in -ly go without saying.
const ADVERBS: &str = "
    afterward afterwards again ago already also always away back down earlier even ever far further
    furthermore here however indeed instead just later meanwhile more moreover much nevertheless nonetheless
    now off often on once only otherwise out perhaps quite rather recently so sometimes soon still then
    there thus too twice up very yet
";

/// What begins a noun phrase.
const DETERMINERS: &str = "
    a all an another any both das dem der dozens each eight ein eine einer eines enough every few five four
    half hundreds la le les many more most nine no one other seven several six some such ten that the these
    this those thousands three two un une
";

/// Whose.
const POSSESSIVES: &str = "
    her his ihr ihre its leur leurs my our sein seine ses their whose your
";

/// Pronouns that can be a subject.
const PRONOUNS: &str = "
    another anyone both elle elles er es everybody everyone few four he i ich il ils it je many most nobody
    nous one others several she sie some somebody someone they three two we wir you
";

/// Pronouns that are none.
const OBJECTS: &str = "
    her herself him himself it itself me myself ourselves them themselves us you
";

/// What puts a noun phrase under another.
const PREPOSITIONS: &str = "
    about above across after against along alongside amid among around as at au auf aux before behind below
    between beyond by concerning de despite due during for from für in inside into like near of off on out
    outside over per regarding since through throughout to toward towards under unlike until upon via vom
    von with within without zum zur über
";

/// What joins clauses.
const CONJUNCTIONS: &str = "aber and but et mais nor oder or ou plus then und yet";

/// What begins a clause.
const SUBORDINATORS: &str = "
    after als although as because before dass even how if ob once parce quand que si since though unless
    until weil wenn what when where whereas whether while why
";

/// What begins a relative clause.
const RELATIVES: &str = "qui that wer which who whom whose";

/// What begins what is said.
const THATS: &str = "dass que that";

/// Times that need no preposition.
const TIMES: &str = "
    afternoon apr. april aug. august day days dec. december dienstag dimanche donnerstag evening feb.
    february freitag fri. friday gestern heute hour hours jan. january jeudi jul. july jun. june last lundi
    mar. march mardi may mercredi minutes mittwoch mon. monday montag month months morning next night nov.
    november oct. october samedi samstag sat. saturday sep. sept. september sonntag sun. sunday thu. thurs.
    thursday today tomorrow tonight tue. tues. tuesday vendredi wed. wednesday week weekend weeks year years
    yesterday
";

/// People and bodies that speak.
const PERSONS: &str = "
    academic academics accountant accountants activist activists actor actress administration admiral
    admirer admirers adviser advisers advisor advisors advocate advocates agencies agency agent agents aide
    aides allies ally ambassador ambassadors analyst analysts anchor apologist archbishop architect
    architects army artist artists assistant astronomer astronomers athlete athletes attorney attorneys
    audience auditor auditors aunt author authorities authority authors backbencher backbenchers baker
    bakers banker bankers barrister barristers beekeeper billionaire biographer biologist biologists bishop
    blogger bloggers board bookseller boss bosses boy brewer brewers broker brokers brother builder builders
    businessman butcher bystander bystanders caller callers campaign campaigner campaigners campaigns
    candidate candidates captain cardinal carer carers caretaker ceo chair chairman chairwoman chancellor
    charities charity chef chemist chief child children cleric clerics clerk climatologist climatologists
    co-author co-chair co-founder co-owner coach coaches colleague colleagues colonel colonels columnist
    columnists comedian commander commanders commentator commentators commission commissioner commissioners
    committee committees commuter commuters companies company composer composers conductor congressman
    congresswoman conservationist conservationists conservatives constable consultant consultants contractor
    contractors controller coroner coroners council councillor councillors councilman councilors
    councilwoman counsel counsellor court cousin cousins critic critics crowd curator curators customer
    customers cyclist daughter daughters dealer dealers defendant defendants defender delegate delegates
    democrats demonstrator demonstrators dentist department deputies deputy designer designers detective
    developer developers diplomat diplomats director doctor doctors donor donors driver drivers ecologist
    ecologists economist economists editor editors electrician embassy employee employees employer engineer
    engineers entrepreneur entrepreneurs envoy envoys epidemiologist epidemiologists ex-husband ex-wife
    executive executives expert experts families family fan fans farmer farmers father federation fiancé
    fiancée filmmaker filmmakers financier firefighter firefighters fireman firm fisherman fishermen
    forecaster forecasters foreman founder friend friends front-runner frontrunner gardener gardeners
    general geologist geologists girl goalie goalkeeper government governor governors granddaughter
    grandfather grandmother grandson grocer grocers group groups guest guests hacker hackers head
    headteacher historian historians host hosts hotelier housewife hunter hunters husband hydrologist imam
    influencer influencers inmate inmates insider insiders inspector instructor inventor investigator
    investigators investor investors jockey joiner journalist journalists judge judges juror jurors king
    landlord landlords lawmaker lawmakers lawyer lawyers leader leaders lecturer legislator legislators
    liberals librarian librarians lieutenant lifeguard lifeguards lobbyist lobbyists locals magistrate
    magistrates man manager marshal mayor mayors mechanic mediator mediators medic medics member members
    merchant midfielder midwife midwives migrant migrants military miner miners minister ministers ministry
    moderator moderators mogul mother mp mps mum musician musicians negotiator negotiators neighbor
    neighbors neighbour neighbours nephew network newspaper ngo niece nominee nominees novelist novelists
    nurse nurses observer observers officer officers official officials ombudsman onlooker onlookers
    operative operatives operator opponent opponents optimists organisation organiser organisers
    organization organizer organizers owner owners paper paramedic paramedics parent parents parties partner
    partners party passenger passengers pastor patient patients peer peers pensioner pensioners people
    person philosopher philosophers photographer photographers physician physicians physicist physicists
    pilot pitcher player players playwright plumber poet police policeman policemen policewoman politician
    politicians pollster pollsters pope postman postmaster premier president priest prince princess
    principal producer producers professor professors promoter promoters prosecutor prosecutors protester
    protesters psychiatrist psychologist psychologists publisher publishers pundit pundits pupil pupils
    quarterback queen rabbi ranger rangers reader readers rector referee refugee refugees region regulator
    regulators relative relatives reporter reporters representative representatives republicans rescuer
    rescuers researcher researchers resident residents restaurateur retailer retailers rider riders rival
    rivals sailor sailors sceptics scholar scholars scientist scientists sculptor secretary
    secretary-general seller sellers senator senators sergeant shareholder shareholders shepherd sheriff
    shopkeeper shopkeepers shopper shoppers singer sister sisters skeptics skipper sociologist sociologists
    soldier soldiers solicitor solicitors someone son sons source sources speaker spokes spokesman spokesmen
    spokespeople spokesperson spokeswoman spouse staffer staffers star stepfather stepmother strategist
    strategists striker student students subordinate subordinates superintendent superintendents supporter
    supporters surgeon surgeons surveyor survivor survivors swimmer teacher teachers team teammate teammates
    technician tenant tenants tourist tourists trader traders trainer trainers treasurer trustee trustees
    tutor tycoon uncle undersecretary union unions user users vendor vendors veteran veterans vicar
    vice-president victim victims viewer villager villagers virologist virologists vlogger volunteer
    volunteers voter voters waiter waitress watchdog whistleblower widow widower wife winemaker winemakers
    witness witnesses woman worker workers writer writers
";

/// What is said.
const SPEECHES: &str = "
    accusation accusations address admission advice allegation allegations announcement answer appeal
    argument arguments article assertion assertions assessment belief call calls catchphrase
    characterization charge charges claim claims column comment comments complaint complaints conclusion
    contention criticism criticisms declaration demand demands denial description e-mail editorial email
    emails explanation idea insistence interview interviews joke lament letter letters manifesto memo
    message messages motto note notes observation op-ed opinion outburst phrase plan plea pledge pledges
    post posts prediction promise promises proposal question questions quip rant reaction reasoning rebuke
    recollection refrain rejoinder remark remarks reminder reply report response retort slogan speech
    speeches statement statements suggestion testimony threat transcript tweet tweets verdict view voicemail
    vow warning warnings word words
";

/// What follows a name or a town after a comma.
const STATES: &str = "
    ala. alabama alaska ariz. arizona ark. arkansas australia brazil calif. california canada china colo.
    colorado conn. connecticut d.c. del. delaware egypt england fla. florida france ga. georgia germany
    hawaii idaho ii iii ill. illinois ind. india indiana iowa iran iraq ireland israel italy iv japan jr.
    kan. kansas kentucky ky. la. louisiana maine maryland mass. massachusetts md. mexico mich. michigan
    minn. minnesota miss. mississippi missouri mo. mont. montana n.c. n.d. n.h. n.j. n.m. n.y. neb. nebraska
    nev. nevada ohio okla. oklahoma ore. oregon pa. pennsylvania r.i. russia s.c. s.d. scotland spain sr.
    syria tenn. tennessee tex. texas turkey utah va. vermont virginia vt. w.va. wales wash. washington wis.
    wisconsin wyo. wyoming
";

/// Common verbs that tell of no words.
const VERBS: &str = "
    appeared appears became becomes began came come comes gave get gets give gives got hates held helped
    helps keep kept knew know knows led left let lets liked likes loses lost loved loves made make makes met
    need needed needs ran remained run runs sat saw seeks seemed seems seen sought stood take takes took
    tried tries trying used uses wants wins won won't
";

/// Forms of verbs of saying that are nouns as well.
const NOUN_TOOS: &str = "
    address addresses advocate advocates answer answers attack attacks bark bash beam beams beginning blast
    blasts boast boasts boom booms brag brand brands cackle call calls caption captions censure challenge
    challenges chant chants charge charges cheer cheers chuckle chuckles claim claims comment comments
    contest contests counsel counter counters credit credits cries critique critiques crow crows cry curse
    curses demand demands dispute disputes doubt doubts drone drones echo echoes email emails estimate
    estimates fault faults fear fears feeling finding finds forecast forecasts found giggle giggles grin
    grins gripe gripes groan groans grouse grunt hail hazard hazards herald hint hints hiss hoot hope hopes
    howl howls huff intimate issue issues jeer jeers jest joke jokes label labels lament laments lash laugh
    laughs lecture marked marvel meaning moan moans nod nods note notes offer offers opening order orders
    paint paints pledge pledges point points post posts praise pray project projects promise promises prompt
    prompts protest protesting protests queries query question questions quip quote quotes rage rail rails
    rant rants read reads reason reasons rebuke regard regards regret regrets release releases remark
    remarks report reporting reports reprimand roar rule rules ruling salute salutes savage scream screams
    shout shouting shouts show shows shriek shrug shrugs sigh sighs signal sing slam smile smiles smirk snap
    snaps sniff snort sob speaking stammer state states stress style styles suspect suspects talk talking
    talks term terms text texts thank thanks thought thunder trash trumpet trumpets tweet tweets utter
    venture ventures view views voice voices volunteer volunteers vow vows wail wants warning warns whisper
    whispers wonder worries worry writing yell
";
