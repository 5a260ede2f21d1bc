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
    activist activists actor actress administration admiral adviser advisers advisor advisors agencies
    agency aide aides allies ally ambassador ambassadors analyst analysts anchor archbishop army attorney
    attorneys audience auditor auditors author authorities authority authors billionaire biographer bishop
    board boy brother businessman bystander bystanders caller callers campaign campaigns candidate
    candidates captain ceo chair chairman chairwoman chancellor chief child children cleric clerics clerk
    co-founder coach colleague colleagues colonel columnist columnists commander commanders commentator
    commentators commission commissioner commissioners committee committees companies company congressman
    congresswoman conservatives consultant consultants council counsel court critic critics crowd customer
    customers daughter delegate delegates democrats demonstrator demonstrators department deputy detective
    diplomat diplomats director doctor doctors donor donors driver drivers economist economists editor
    editors embassy employee employees employer engineer engineers envoy executive executives expert experts
    fan fans farmer farmers father fisherman fishermen founder friend friends front-runner frontrunner
    general girl government governor governors group groups head historian historians host hosts husband
    imam insider insiders inspector investigator investigators investor investors journalist journalists
    judge judges king lawmaker lawmakers lawyer lawyers leader leaders legislator legislators liberals
    lieutenant man manager mayor mayors member members migrant migrants military minister ministers ministry
    moderator moderators mogul mother neighbor neighbors neighbour neighbours network newspaper nominee
    nominees nurse nurses officer officers official officials onlooker onlookers operative operatives
    operator opponent opponents organisation organization organizer organizers owner owners paper parent
    parents parties partner partners party passenger passengers pastor people person pilot player players
    police politician politicians pollster pollsters pope premier president priest prince princess principal
    professor professors prosecutor prosecutors protester protesters queen rabbi reader readers refugee
    refugees region regulator regulators reporter reporters representative representatives republicans
    researcher researchers resident residents rival rivals scientist scientists secretary senator senators
    sergeant sheriff singer sister soldier soldiers someone son source sources speaker spokes spokesman
    spokesmen spokespeople spokesperson spokeswoman staffer staffers star strategist strategists student
    students superintendent supporter supporters survivor survivors teacher teachers team trader traders
    treasurer trustee tycoon union unions user users veteran veterans victim victims viewer villager
    villagers voter voters wife witness witnesses woman worker workers writer writers
";

/// What is said.
const SPEECHES: &str = "
    accusation accusations address admission allegation allegations announcement answer appeal argument
    arguments article assertion assertions belief call calls characterization charge charges claim claims
    column comment comments complaint complaints conclusion contention criticism criticisms declaration
    demand demands description e-mail editorial email emails explanation idea insistence interview
    interviews joke letter letters memo message messages motto note notes observation op-ed opinion plan
    plea pledge pledges post posts prediction promise promises proposal question questions quip refrain
    remark remarks reply report response slogan speech speeches statement statements suggestion testimony
    threat tweet tweets view vow warning warnings word words
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
    address addresses answer answers attack attacks bark beginning blast blasts boast boasts brag brand
    brands call calls caption captions challenge challenges chant chants charge charges claim claims comment
    comments counsel counter counters credit credits cries crow crows cry demand demands doubt doubts echo
    echoes email emails estimate estimates fault faults fear fears feeling finding finds forecast forecasts
    found hail hint hints hope hopes issue issues joke jokes label labels lash lecture marked marvel meaning
    note notes offer offers opening order orders pledge pledges point points post posts praise project
    projects promise promises prompt prompts protest protesting protests question questions quip quote
    quotes rail rails read reads reason reasons rebuke release releases remark remarks report reporting
    reports roar rule rules ruling shout shouting shouts show shows signal slam snap snaps speaking state
    states stress talk talking talks text texts thank thanks thought thunder tweet tweets venture ventures
    volunteer volunteers vow vows wants warning warns wonder worries worry writing
";
