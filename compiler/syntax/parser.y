/* The grammar. An action makes one node; it looks nothing up, types nothing, emits nothing. Which clause may stand in which
 * block is decided in the model, where a message can say why. LALR(1), no conflicts.
 *
 * Every list behind an INDENT has a line `error NL`: recovery must not pop an INDENT, or the blocks of the layout and those of
 * the parser are no longer the same. */
%code {
#include "parse.h"

static int yylex(YYSTYPE *value, YYLTYPE *at, struct parse *p);
static void yyerror(const YYLTYPE *at, struct parse *p, const char *text);
static struct text kpi_number(struct parse *p, struct text name); /* what it is called among the eisen */
static struct text of_set(struct parse *p, struct text name, struct text set);
static bool is_digit(const struct node *n);                       /* a name that is a number */
static struct node *more_aims(struct parse *p, struct node *first, struct node *more, const struct node *set);
}

%define api.pure full
%define api.value.type union
%define api.location.type {struct span}
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%param { struct parse *p }

%code requires {
#include "ast.h"
struct parse; /* what a run of the parser works with, see parse.h */
struct span { uint32_t off, len; };
#define YYLLOC_DEFAULT(current, rhs, n)                                                  \
  do {                                                                                   \
    if (n) {                                                                             \
      (current).off = YYRHSLOC(rhs, 1).off;                                              \
      (current).len = YYRHSLOC(rhs, n).off + YYRHSLOC(rhs, n).len - YYRHSLOC(rhs, 1).off; \
    } else                                                                               \
      (current).off = YYRHSLOC(rhs, 0).off + YYRHSLOC(rhs, 0).len, (current).len = 0;    \
  } while (0)
}

%token NL "het einde van de regel" INDENT "een regel die inspringt" DEDENT "het einde van het blok"
%token END 0 "het einde van het bestand"
%token <struct text> NAAM "een naam" PAD "een pad" NUMMER "een nummer" GETAL "een getal" MINGETAL "een getal onder nul" PROCENT "een percentage"
%token <struct text> BEDRAG "een bedrag" DATUM "een datum" DUUR "een termijn" TITEL "tekst tussen aanhalingstekens"
%token <struct text> LETTERLIJK "letterlijke tekst"
%token JANEE "ja/nee"
%token TAAL "taal" EISENSET "eisenset" GEGEVENSBOEK "gegevensboek" KADER "kader" DOSSIER "dossier" VERSIE "versie" GELDIG "geldig"
%token GEBRUIKT "gebruikt" BOUWT "bouwt" VOORT "voort" BRON "bron" INDELING "indeling" OPLOPEND "oplopend" CODE "code"
%token GEGEVENS "gegevens" PER "per" SLEUTEL "sleutel" VERZAMELING "verzameling" VRAAG "vraag" HULP "hulp" AAN "aan"
%token BEGRIP "begrip" HOOFDSTUK "hoofdstuk" EIS "eis" ONDERDEEL "onderdeel" AFWIJKING "afwijking" THEMA "thema"
%token KWALITEITSEIS "kwaliteitseis" TEKST "tekst" ONTBREEKT "ontbreekt" GELDT "geldt" GELDEN "gelden" BLIJFT "blijft"
%token VOOR "voor" NA "na" ELKE "elke" ALLE "alle" BEHALVE "behalve" BIJ "bij" UITSLUITEND "uitsluitend" OOK "ook" ONDER "onder"
%token INDIEN "indien" TENZIJ "tenzij" ANDERS "anders" TOEPASSING "toepassing" VOLLEDIG "volledig" NORM "norm" OORDEEL "oordeel" OMDAT "omdat"
%token LEZING "lezing" NOOT "noot" GEBREK "gebrek" DOOR "door" VERVANGT "vervangt" VOLDAAN "voldaan" VOLSTAAT "volstaat"
%token GAAT "gaat" VAN "van" IN "in" IS "is" NIET "niet" EN "en" OF "of" EEN "een" ER "er" GEEN "geen" AANWEZIG "aanwezig"
%token ONDERTEKEND "ondertekend" MET "met" WAARBIJ "waarbij" BEVAT "bevat" VALT "valt" MINSTENS "minstens" HOOGSTENS "hoogstens"
%token MEER "meer" MINDER "minder" EERDER "eerder" LATER "later" OUDER "ouder" DAN "dan" UITERLIJK "uiterlijk" BINNEN "binnen"
%token OP "op" TOT "tot" VANAF "vanaf" EERSTE "eerste" LAATSTE "laatste" AANTAL "aantal" PEILDATUM "peildatum"
%token TOETSPERIODE "toetsperiode" VOLGENS "volgens" UIT "uit" STEEKPROEF "steekproef" OPEN "open" JA "ja" NEE "nee"
%token BEKENDVANAF "bekend vanaf"
%token WET "volgens de Algemene termijnenwet" TABEL "tabel" RIJ "rij" KLOPT "klopt" KLOPPEN "kloppen" KOLOMMEN "kolommen" ALS "als" GEEFT "geeft" KIES "kies"
%token <struct text> DAGMAAND "een dag van het jaar"
%token VERWIJST "verwijst" NAAR "naar" SINDS "sinds" GEMETEN "gemeten" DEFINITIE "definitie" SOM "som" GEMIDDELDE "gemiddelde" PRECIES "precies" EENS "eens" GRENST "grenst" OVERIGE "overige"
%token FEITELIJK "feitelijk" AANVULLEND "aanvullend" VOORBEELD "voorbeeld" VERWACHT "verwacht"
%token PARAMETER "parameter" AFWIJKBAAR "afwijkbaar" PRINCIPE "principe" VOORHEEN "voorheen" GERICHT "gericht" TER "ter"
%token INFORMATIE "informatie" STREEFT "streeft" RICHTGETAL "richtgetal" MAG "mag" HOEFT "hoeft"
%token <struct text> KPI "kpi" OVER "over" TEL "tel" MEET "meet" STAP "stap" ACTIE "actie" TERUG "terug" KEER "keer" PERIODEN "perioden"
%token <struct text> ACHTEREEN "achtereen" HERHAALD "herhaald" BUITEN "buiten" VERBETERING "verbetering"
%token VOLGENDE "volgende" VORIGE "vorige" VERZAMEL "verzamel"
%token <struct text> HOGER "hoger" LAGER "lager" LID "lid" ALLEEN "alleen" EISEN "eisen" ZIJN "zijn"
%token OPEENVOLGENDE "opeenvolgende"
%token DEELS "deels" NVT "nvt" ONBEKEND "onbekend" PLAATS "plaats" BEREKENING "berekening" ONTHEFFING "ontheffing"

%token LANGSTE "langste" TUSSENPOOS "tussenpoos" HEEFT "heeft" AFGEROND "afgerond" GEWOGEN "gewogen" JAARLIJKS "jaarlijks" WERKDAG "werkdag"

%left OF
%left EN
%precedence AFGEROND
%precedence AFTER
%precedence WET
%left '+' '-'
%left '*' '/'

%type <struct node *> file header_items header_block header_lines header_line declarations declaration opt_version
%type <struct node *> classification branches branch opt_code entity opt_plural opt_parent opt_kinds kinds kind entity_fields
%type <struct node *> field_lines field_line field_head type tails tail tail_lines tail_line name_list
%type <struct node *> path title opt_title opt_verbatim verbatim number date duration
%type <struct node *> term theme chapter eis exception block clauses clause part part_head opt_norm opt_applies
%type <struct node *> opt_frame opt_except somewhere twigs twig opt_in opt_under groups group names opt_filter filter opt_by norm aim parts_of opt_set
%type <struct node *> effects_block effects effect_line effect opt_if
%type <struct node *> expr condition value factor reference literal literals
%type <struct node *> items item row_head row_fields some_fields row_field datum data call call_args call_arg opt_sample titles
%type <struct node *> opt_notes note_lines note_line day_of_year opt_since table table_lines table_line cells cell cell_values period_from
%type <struct node *> definition opt_per example expectation outcomes outcome_word opt_borders amount exprs population places opt_actual opt_measured opt_law
%type <struct node *> own_days own_day opt_row verdict verdict_word twigs_one opt_note opt_day opt_until roles opt_waived shown banned
%type <struct node *> kpi kpi_lines kpi_line kpi_clause measure kpi_amount norm_bound bound step step_lines step_line step_if looks look simple_look
%type <struct node *> opt_to calendar times rival order rows parameter stretch reckoned opt_actor opt_within step_numbers gather gather_args gather_arg collector given_values judged_only member aims more_eisen one_eis part_name
%type <struct text> amount_word
%type <struct text> contextual KLOPT KLOPPEN KOLOMMEN RIJ KIES GEEFT PLAATS BEREKENING TOEPASSING GEMETEN FEITELIJK VERWIJST CODE STEEKPROEF
%type <struct text> TUSSENPOOS AFGEROND GEWOGEN JAARLIJKS WERKDAG
%type <struct text> PARAMETER PRINCIPE GERICHT INFORMATIE
%type <unsigned> opt_complete opt_optional opt_in_place

%%

file
  : TAAL GETAL NL EISENSET path title NL header_block declarations { p->root = NAMED(SET, $5); ADD3(p->root, $6, $8, $9); $$ = p->root; }
  | TAAL GETAL NL GEGEVENSBOEK path title NL header_block declarations { p->root = NAMED(BOOK, $5); ADD3(p->root, $6, $8, $9); $$ = p->root; }
  | TAAL GETAL NL KADER path title NL header_block declarations { p->root = NAMED(FRAME, $5); ADD3(p->root, $6, $8, $9); $$ = p->root; }
  | TAAL GETAL NL DOSSIER title NL header_items items { p->root = NAMED(DOSSIER, $5); ADD2(p->root, $7, $8); $$ = p->root; }
  ;

header_block
  : %empty { $$ = MAKE(LIST, @$); }
  | INDENT header_lines DEDENT { $$ = $2; }
  ;
header_lines
  : header_line { $$ = MAKE(LIST, @$); if ($1) ADD($$, $1); }
  | header_lines header_line { $$ = $1; if ($2) ADD($$, $2); }
  ;
header_items
  : %empty { $$ = MAKE(LIST, @$); }
  | INDENT items DEDENT { $$ = $2; }
  ;
header_line
  : VERSIE title NL { $$ = MAKE1(VERSION, @$, $2); }
  | GELDIG VANAF date NL { $$ = MAKE2(VALID, @$, $3, NULL); }
  | GELDIG VANAF date TOT EN MET date NL { $$ = MAKE2(VALID, @$, $3, $7); }
  | GEBRUIKT GEGEVENSBOEK path opt_version NL { $$ = MAKE2(USES_BOOK, @$, $3, $4); }
  | GEBRUIKT KADER path opt_version NL { $$ = MAKE2(USES_FRAME, @$, $3, $4); }
  | BOUWT VOORT OP path opt_version NL { $$ = MAKE2(BUILDS_ON, @$, $4, $5); }
  | BRON title NL { $$ = MAKE1(SOURCE, @$, $2); }
  | VERWIJST NAAR path title NL { $$ = MAKE2(REFERS, @$, $3, $4); }
  | WERKDAG IS OOK own_days NL { $$ = MAKE1(WORKDAYS, @$, $4); $$->flags = 1; }
  | WERKDAG IS NIET own_days NL { $$ = MAKE1(WORKDAYS, @$, $4); }
  | error NL { yyerrok; $$ = NULL; }
  ;
own_days
  : own_day { $$ = MAKE1(LIST, @$, $1); }
  | own_days ',' own_day { $$ = ADD($1, $3); }
  | own_days EN own_day { $$ = ADD($1, $3); }
  ;
own_day
  : path
  | DAGMAAND { $$ = LEAF(DAY_OF_YEAR, @$, $1); }
  | date
  ;
opt_version
  : %empty { $$ = NULL; }
  | VERSIE title { $$ = $2; }
  ;

declarations
  : %empty { $$ = MAKE(LIST, @$); }
  | declarations declaration { $$ = $1; if ($2) ADD($$, $2); }
  ;
declaration
  : classification | entity | term | theme | chapter | eis | exception | definition | example | table | kpi | order
  | error NL { yyerrok; $$ = NULL; }
  ;

classification
  : INDELING path NL INDENT branches DEDENT { $$ = NAMED(CLASSIFICATION, $2); ADD($$, $5); }
  | INDELING path OPLOPEND NL INDENT branches DEDENT { $$ = NAMED(CLASSIFICATION, $2); ADD($$, $6); $$->flags = 1; }
  ;
branches
  : branch { $$ = MAKE(LIST, @$); if ($1) ADD($$, $1); }
  | branches branch { $$ = $1; if ($2) ADD($$, $2); }
  ;
branch
  : number opt_title opt_code opt_borders NL { $$ = NAMED(BRANCH, $1); ADD3($$, $2, $3, MAKE(LIST, @$)); ADD($$, $4); }
  | number opt_title opt_code opt_borders NL INDENT branches DEDENT { $$ = NAMED(BRANCH, $1); ADD3($$, $2, $3, $7); ADD($$, $4); }
  | error NL { yyerrok; $$ = NULL; }
  ;
opt_code
  : %empty { $$ = NULL; }
  | CODE number { $$ = $2; }
  ;

opt_borders
  : %empty { $$ = MAKE(LIST, @$); }
  | GRENST AAN '(' name_list ')' { $$ = $4; }
  ;

entity
  : GEGEVENS path opt_plural opt_parent opt_title opt_kinds NL entity_fields
    { $$ = NAMED(ENTITY, $2); ADD3($$, $3, $4, $5); ADD2($$, $6, $8); }
  ;
opt_plural
  : %empty { $$ = NULL; }
  | '(' path ')' { $$ = $2; }
  ;
opt_parent
  : %empty { $$ = NULL; }
  | PER path { $$ = $2; }
  ;
opt_kinds
  : %empty { $$ = MAKE(LIST, @$); }
  | ',' kinds { $$ = $2; }
  ;
kinds
  : kind { $$ = MAKE1(LIST, @$, $1); }
  | kinds ',' kind { $$ = ADD($1, $3); }
  ;
kind
  : EEN path { $$ = NAMED(KIND, $2); ADD($$, NULL); }
  | EEN path OP path { $$ = NAMED(KIND, $2); ADD($$, $4); }
  ;
entity_fields
  : %empty { $$ = MAKE(LIST, @$); }
  | INDENT field_lines DEDENT { $$ = $2; }
  ;
field_lines
  : field_line { $$ = MAKE(LIST, @$); if ($1) ADD($$, $1); }
  | field_lines field_line { $$ = $1; if ($2) ADD($$, $2); }
  ;
field_line
  : SLEUTEL path NL { $$ = $2; $$->kind = N_KEY; }
  | field_head NL { $$ = $1; }
  | field_head NL INDENT tail_lines DEDENT { $$ = $1; JOIN($1->last, $4); }
  | gather NL
  | error NL { yyerrok; $$ = NULL; }
  ;
field_head
  : path type opt_optional tails { $$ = NAMED(FIELD, $1); ADD2($$, $2, $4); $$->flags = $3; }
  ;
type
  : path { $$ = NAMED(TYPE, $1); ADD($$, MAKE(LIST, @$)); }
  | path IN path { $$ = NAMED(TYPE, $1); ADD2($$, MAKE(LIST, @$), $3); $$->flags = 4; }
  | TEKST { $$ = MAKE1(TYPE, @$, MAKE(LIST, @$)); $$->text = TEXT("tekst"); }
  | JANEE { $$ = MAKE1(TYPE, @$, MAKE(LIST, @$)); $$->text = TEXT("ja/nee"); }
  | OORDEEL { $$ = MAKE1(TYPE, @$, MAKE(LIST, @$)); $$->text = TEXT("oordeel"); }
  | EEN VAN '(' name_list ')' { $$ = MAKE1(TYPE, @$, $4); $$->flags = 2; }
  | EEN VAN '(' name_list ')' OPLOPEND { $$ = MAKE1(TYPE, @$, $4); $$->flags = 2 | 8; }
  | VERZAMELING VAN '(' name_list ')' { $$ = MAKE1(TYPE, @$, $4); $$->flags = 3; }
  | VERZAMELING VAN path { $$ = NAMED(TYPE, $3); ADD($$, MAKE(LIST, @$)); $$->flags = 1; }
  ;
name_list
  : number { $$ = MAKE1(LIST, @$, $1); }
  | name_list ',' number { $$ = ADD($1, $3); }
  ;
opt_optional
  : %empty { $$ = 0; }
  | OF GEEN { $$ = 1; }
  ;
tails
  : %empty { $$ = MAKE(LIST, @$); }
  | tails tail { $$ = ADD($1, $2); }
  ;
tail
  : VRAAG title { $$ = MAKE1(QUESTION, @$, $2); }
  | HULP title { $$ = MAKE1(HELP, @$, $2); }
  | AAN path { $$ = NAMED(WHO, $2); }
  | gather
  ;
/* How a list or a field is collected */
gather
  : VERZAMEL MET path '(' ')' { $$ = LEAF(GATHER, @$, $3->text); ADD($$, MAKE(LIST, @4)); }
  | VERZAMEL MET path '(' gather_args ')' { $$ = LEAF(GATHER, @$, $3->text); ADD($$, $5); }
  ;
gather_args
  : gather_arg { $$ = MAKE1(LIST, @$, $1); }
  | gather_args ',' gather_arg { $$ = ADD($1, $3); }
  ;
gather_arg
  : call_arg
  | path
  ;
tail_lines
  : tail_line { $$ = $1; }
  | tail_lines tail_line { $$ = $1; JOIN($1, $2); }
  ;
tail_line
  : tail tails NL { $$ = MAKE1(LIST, @$, $1); JOIN($$, $2); }
  | error NL { yyerrok; $$ = MAKE(LIST, @$); }
  ;

/* Small things */
path
  : NAAM { $$ = LEAF(NAME, @$, $1); }
  | PAD { $$ = LEAF(NAME, @$, $1); }
  | contextual { $$ = LEAF(NAME, @$, $1); }
  ;
/* Words of the language that are names wherever nothing else asks for them. */
contextual
  : KLOPT | KLOPPEN | KOLOMMEN | RIJ | KIES | GEEFT | PLAATS
  | BEREKENING | TOEPASSING | GEMETEN | FEITELIJK | VERWIJST | CODE | STEEKPROEF
  | PARAMETER | PRINCIPE | GERICHT | INFORMATIE
  | OVER | TEL | MEET | STAP | ACTIE | TERUG | KEER | PERIODEN | ACHTEREEN | HERHAALD | BUITEN | VERBETERING
  | TUSSENPOOS | AFGEROND | GEWOGEN | JAARLIJKS | WERKDAG
  | HOGER | LAGER | LID | ALLEEN | EISEN | ZIJN
  ;
number
  : path
  | NUMMER { $$ = LEAF(NAME, @$, $1); }
  | GETAL { $$ = LEAF(NAME, @$, $1); }
  ;
title
  : TITEL { $$ = LEAF(TITLE, @$, $1); }
  ;
opt_title
  : %empty { $$ = NULL; }
  | title
  ;
verbatim
  : LETTERLIJK { $$ = LEAF(VERBATIM, @$, $1); }
  ;
opt_verbatim
  : %empty { $$ = NULL; }
  | verbatim
  ;
date
  : DATUM { $$ = LEAF(DATE, @$, $1); }
  ;
duration
  : DUUR { $$ = LEAF(DURATION, @$, $1); }
  ;
stretch /* or what a parameter says */
  : duration
  | path { $$ = $1; $$->kind = N_REF; }
  ;

/* Declarations of a set */
term
  : BEGRIP path opt_plural opt_title opt_verbatim NL block { $$ = NAMED(TERM, $2); ADD3($$, $4, $5, $7); ADD($$, $3); }
  ;
definition
  : DEFINITIE path opt_per opt_title '=' expr NL opt_notes { $$ = NAMED(DEFINITION, $2); ADD3($$, $3, $4, $6); ADD($$, $8); }
  ;
opt_notes
  : %empty { $$ = NULL; }
  | INDENT note_lines DEDENT { $$ = $2; }
  ;
note_lines
  : note_line { $$ = MAKE(LIST, @$); if ($1) ADD($$, $1); }
  | note_lines note_line { $$ = $1; if ($2) ADD($$, $2); }
  ;
note_line
  : LEZING title opt_by NL { $$ = MAKE2(READING, @$, $2, $3); }
  | NOOT title NL { $$ = MAKE1(REMARK, @$, $2); }
  | GEBREK title NL { $$ = MAKE1(DEFECT, @$, $2); }
  | verbatim NL
  | BRON title NL { $$ = MAKE1(SOURCE, @$, $2); }
  | error NL { yyerrok; $$ = NULL; }
  ;
opt_per
  : %empty { $$ = NULL; }
  | PER path { $$ = $2; }
  ;
table
  : TABEL path opt_per opt_title NL INDENT table_lines DEDENT { $$ = NAMED(TABLE, $2); ADD3($$, $3, $4, $7); }
  ;
table_lines
  : table_line { $$ = MAKE(LIST, @$); if ($1) ADD($$, $1); }
  | table_lines table_line { $$ = $1; if ($2) ADD($$, $2); }
  ;
table_line
  : RIJ KLOPT ALS MINSTENS GETAL VAN GETAL KOLOMMEN KLOPPEN NL
    { $$ = MAKE2(ROW_RULE, @$, LEAF(NUMBER, @5, $5), LEAF(NUMBER, @7, $7)); }
  | RIJ GELDT ALS KLOPT IN ELKE VAN LAATSTE GETAL path NL { $$ = NAMED(LAST_RULE, $10); ADD($$, LEAF(NUMBER, @9, $9)); }
  | KIES EERSTE RIJ NL { $$ = MAKE(FIRST_RULE, @$); }
  | NOOT title NL { $$ = MAKE1(REMARK, @$, $2); }
  | '|' cells NL { $$ = $2; }
  | error NL { yyerrok; $$ = NULL; }
  ;
cells
  : cell '|' { $$ = MAKE1(TABLE_ROW, @$, $1); }
  | cells cell '|' { $$ = ADD($1, $2); }
  ;
cell
  : '-' { $$ = MAKE(ANY_VALUE, @$); }
  | GEEFT path { $$ = NAMED(GIVES, $2); }
  | member
  | cell_values OF member { $$ = MAKE2(AMONG, @$, NULL, ADD($1, $3)); }
  | HOOGSTENS literal { $$ = MAKE2(AT_MOST, @$, NULL, $2); }
  | MINSTENS literal { $$ = MAKE2(AT_LEAST, @$, NULL, $2); }
  | MEER DAN literal { $$ = MAKE2(MORE, @$, NULL, $3); }
  | MINDER DAN literal { $$ = MAKE2(LESS, @$, NULL, $3); }
  | HOGER DAN literal { $$ = MAKE2(MORE, @$, NULL, $3); }
  | LAGER DAN literal { $$ = MAKE2(LESS, @$, NULL, $3); }
  | VAN literal TOT EN MET literal { $$ = MAKE3(BETWEEN, @$, NULL, $2, $6); }
  | VAN literal TOT literal { $$ = MAKE3(BETWEEN, @$, NULL, $2, $4); $$->flags = 1; }
  | VANAF literal { $$ = MAKE2(AT_LEAST, @$, NULL, $2); $$->flags = 1; }
  | TOT literal { $$ = MAKE2(LESS, @$, NULL, $2); $$->flags = 1; }
  | TOT EN MET literal { $$ = MAKE2(AT_MOST, @$, NULL, $4); $$->flags = 1; }
  | UITERLIJK literal { $$ = MAKE2(AT_MOST, @$, NULL, $2); $$->flags = 3; }
  | UITERLIJK OP literal { $$ = MAKE2(AT_MOST, @$, NULL, $3); $$->flags = 3; }
  | VOOR literal { $$ = MAKE2(EARLIER, @$, NULL, $2); }
  | NA literal { $$ = MAKE2(LATER, @$, NULL, $2); }
  | EERDER DAN literal { $$ = MAKE2(EARLIER, @$, NULL, $3); }
  | LATER DAN literal { $$ = MAKE2(LATER, @$, NULL, $3); }
  ;
cell_values
  : member { $$ = MAKE1(LIST, @$, $1); }
  | cell_values OF member { $$ = ADD($1, $3); }
  ;
example
  : VOORBEELD title NL INDENT items DEDENT { $$ = MAKE2(EXAMPLE, @1, $2, $5); }
  ;
theme
  : THEMA number title NL block { $$ = NAMED(THEME, $2); ADD2($$, $3, $5); }
  ;
chapter
  : HOOFDSTUK title NL block { $$ = MAKE2(CHAPTER, @2, $2, $4); }
  ;
eis
  : EIS number title opt_verbatim NL block { $$ = NAMED(EIS, $2); ADD3($$, $3, $4, $6); }
  ;
exception
  : AFWIJKING number title opt_verbatim NL block { $$ = NAMED(EXCEPTION, $2); ADD3($$, $3, $4, $6); }
  ;
block
  : %empty { $$ = MAKE(LIST, @$); }
  | INDENT clauses DEDENT { $$ = $2; }
  ;
clauses
  : clause { $$ = MAKE(LIST, @$); if ($1) ADD($$, $1); }
  | clauses clause { $$ = $1; if ($2) ADD($$, $2); }
  ;
clause
  : eis | exception | chapter | kpi | part
  | verbatim NL
  | TEKST ONTBREEKT NL { $$ = MAKE(NO_TEXT, @$); }
  | KWALITEITSEIS verbatim NL { $$ = MAKE1(QUALITY, @$, $2); }
  | BRON title NL { $$ = MAKE1(SOURCE, @$, $2); }
  | THEMA number opt_title opt_frame NL { $$ = NAMED(IN_THEME, $2); ADD2($$, $4, $3); }
  | GELDT VOOR ALLE path opt_except NL { $$ = MAKE1(SCOPE_ALL, @$, $5); }
  | GELDT VOOR ALLE path IN somewhere opt_except NL { $$ = MAKE3(SCOPE, @$, $6, $7, NULL); }
  | GELDT VOOR twigs opt_actual opt_except NL { $$ = MAKE3(SCOPE, @$, $3, $5, $4); }
  | GELDT OOK VOOR ELKE groups opt_filter NL { $$ = MAKE2(ALSO_EACH, @$, MAKE3(EACH, @$, $5, $6, MAKE(LIST, @5)), NULL); }
  | aims applies OOK VOOR ELKE groups opt_filter NL
    { $$ = MAKE2(ALSO_EACH, @$, MAKE3(EACH, ((struct span){@2.off, @8.off - @2.off}), $6, $7, MAKE(LIST, @6)), $1); }
  | GELDT NIET VOOR twigs opt_actual NL { $$ = MAKE2(SCOPE_NOT, @$, $4, $5); }
  | GELDT NIET IN somewhere NL { $$ = MAKE2(SCOPE_NOT, @$, $4, NULL); }
  | BIJ UITSLUITEND twigs opt_actual NL { $$ = MAKE2(ONLY, @$, $3, $4); }
  | OOK BIJ twigs opt_actual NL { $$ = MAKE2(ALSO, @$, $3, $4); }
  | GELDIG VANAF date opt_measured NL { $$ = MAKE3(VALIDITY, @$, $3, NULL, $4); }
  | GELDIG VANAF date TOT EN MET date opt_measured NL { $$ = MAKE3(VALIDITY, @$, $3, $7, $8); }
  | IN places NL { $$ = MAKE1(PLACE, @$, $2); }
  | IN OVERIGE path NL { $$ = MAKE(OTHER_PLACES, @$); $$->text = $3->text; }
  | AANVULLEND OP aims NL { $$ = MAKE1(ADDS, @$, $3); }
  | INDIEN VAN TOEPASSING NL { $$ = MAKE(IF_APPLIES, @$); }
  | INDIEN expr NL { $$ = MAKE1(IF, @$, $2); }
  | TENZIJ expr NL { $$ = MAKE1(UNLESS, @$, $2); }
  | VOOR ELKE groups opt_filter opt_under opt_complete NL { $$ = MAKE3(EACH, @$, $3, $4, $5); $$->flags = $6; }
  | VOLLEDIG NL { $$ = MAKE(COMPLETE, @$); }
  | NORM opt_complete norm NL { $$ = MAKE1(NORM, @$, $3); $$->flags = $2; }
  | NORM opt_complete value BEVAT NL INDENT clauses DEDENT
    { $$ = MAKE1(NORM, @$, MAKE2(TOPICS, @3, $3, $7)); $$->flags = $2; }
  | OORDEEL opt_title NL { $$ = MAKE1(NORM, @$, MAKE1(JUDGE, @1, $2)); }
  | OORDEEL opt_title OMDAT title NL { $$ = MAKE1(NORM, @$, MAKE2(JUDGE, @1, $2, $4)); }
  | LEZING title opt_by NL { $$ = MAKE2(READING, @$, $2, $3); }
  | NOOT title NL { $$ = MAKE1(REMARK, @$, $2); }
  | GEBREK title NL { $$ = MAKE1(DEFECT, @$, $2); }
  | tail tails NL { $$ = MAKE1(LIST, @$, $1); JOIN($$, $2); }
  | VERVANGT aim NL { $$ = MAKE1(REPLACES, @$, $2); }
  | GAAT VOOR rival NL { $$ = MAKE1(BEFORE, @$, $3); }
  | order
  | parameter NL
  | IN PRINCIPE AFWIJKBAAR DOOR roles opt_title NL { $$ = MAKE2(PRINCIPLE, @$, $5, $6); }
  | VOORHEEN EIS number NL { $$ = NAMED(FORMERLY, $3); }
  | GERICHT AAN path NL { $$ = NAMED(ADDRESSED, $3); }
  | shown NL
  | banned NL { $$ = MAKE1(NORM, @1, $1); }
  | IN AFWIJKING VAN DEFINITIE path opt_set '=' expr NL { $$ = NAMED(DEPARTS_DEFINITION, $5); ADD3($$, NULL, $6, $8); }
  | IN AFWIJKING VAN DEFINITIE path IN EIS number opt_title opt_set '=' expr NL
    { $$ = NAMED(DEPARTS_DEFINITION, $5); ADD3($$, $8, $10, $12); ADD($$, $9); }
  | aims HOEFT NIET NL { $$ = MAKE1(LAPSES, @$, $1); }
  | IN AFWIJKING VAN aims NL { $$ = MAKE1(DEPARTS, @$, $4); }
  | IN AFWIJKING VAN BEGRIP path opt_set NL { $$ = NAMED(DEPARTS_TERM, $5); ADD2($$, NULL, $6); }
  | IN AFWIJKING VAN BEGRIP path IN EIS number opt_title opt_set NL { $$ = NAMED(DEPARTS_TERM, $5); ADD3($$, $8, $10, $9); }
  | IS ELKE rows opt_filter NL { $$ = MAKE2(IS_EACH, @$, $3, $4); }
  | aims are NIET VAN TOEPASSING NL { $$ = MAKE1(LAPSES, @$, $1); }
  | aims are VOLDAAN opt_if NL { $$ = MAKE2(SATISFIED, @$, $1, $4); }
  | VOOR aims VOLSTAAT expr NL { $$ = MAKE2(SUFFICES, @$, $2, $4); }
  | effect
  | INDIEN expr ':' NL effects_block { $$ = MAKE2(CASE, @$, $2, $5); }
  | ANDERS ':' NL effects_block { $$ = MAKE1(OTHERWISE, @$, $4); }
  | error NL { yyerrok; $$ = NULL; }
  ;
effect
  : GELDT opt_complete NL INDENT clauses DEDENT { $$ = MAKE2(HOLDS, @1, $5, NULL); $$->flags = $2; }
  | GELDT opt_complete ':' norm NL { $$ = MAKE2(HOLDS, @1, MAKE(LIST, @1), MAKE1(NORM, @4, $4)); $$->flags = $2; }
  | IS VOLDAAN opt_if NL { $$ = MAKE2(SATISFIED, @$, NULL, $3); }
  | IS NIET VAN TOEPASSING NL { $$ = MAKE1(LAPSES, @$, NULL); }
  | VOLSTAAT expr NL { $$ = MAKE2(SUFFICES, @$, NULL, $2); }
  | BLIJFT GELDEN NL { $$ = MAKE(UNCHANGED, @$); }
  ;
effects_block
  : INDENT effects DEDENT { $$ = $2; }
  ;
effects
  : effect_line { $$ = MAKE(LIST, @$); if ($1) ADD($$, $1); }
  | effects effect_line { $$ = $1; if ($2) ADD($$, $2); }
  ;
effect_line
  : effect
  | error NL { yyerrok; $$ = NULL; }
  ;
places
  : path { $$ = MAKE1(LIST, @$, $1); }
  | places ',' path { $$ = ADD($1, $3); }
  | places OF path { $$ = ADD($1, $3); }
  ;
opt_actual
  : %empty { $$ = NULL; }
  | VAN FEITELIJK path { $$ = $3; }
  ;
opt_measured
  : %empty { $$ = NULL; }
  | GEMETEN OP value { $$ = $3; }
  ;
opt_law /* of the term that is nearest to it */
  : %empty %prec AFTER { $$ = NULL; }
  | WET { $$ = MAKE(LAW, @$); }
  ;
opt_if
  : %empty { $$ = NULL; }
  | INDIEN expr { $$ = $2; }
  ;
opt_complete
  : %empty { $$ = 0; }
  | VOLLEDIG { $$ = 1; }
  ;
opt_frame
  : %empty { $$ = NULL; }
  | VAN path { $$ = $2; }
  ;
opt_set
  : %empty { $$ = NULL; }
  | VAN path { $$ = $2; }
  ;
opt_by
  : %empty { $$ = NULL; }
  | DOOR title { $$ = $2; }
  ;
part
  : part_head NL { $$ = $1; ADD($$, MAKE(LIST, @$)); }
  | part_head NL INDENT clauses DEDENT { $$ = ADD($1, $4); }
  ;
part_head
  : number opt_title opt_verbatim opt_norm opt_applies
    { $$ = NAMED(PART, $1); ADD3($$, $2, $3, $4); ADD($$, $5); }
  ;
parameter
  : PARAMETER path '=' literal AFWIJKBAAR DOOR roles opt_title { $$ = NAMED(PARAMETER, $2); ADD3($$, $4, $7, $8); if (is_digit($4)) $4->kind = N_NUMBER; }
  ;
roles
  : path { $$ = MAKE1(LIST, @$, $1); }
  | roles OF path { $$ = ADD($1, $3); }
  ;
/* What is shown and never decides. */
shown
  : TER INFORMATIE { $$ = LEAF(SHOWN, @$, TEXT("ter informatie")); }
  | MAG { $$ = LEAF(SHOWN, @$, TEXT("mag")); }
  | HOEFT NIET { $$ = LEAF(SHOWN, @$, TEXT("hoeft niet")); }
  | STREEFT { $$ = LEAF(SHOWN, @$, TEXT("streeft")); }
  | RICHTGETAL { $$ = LEAF(SHOWN, @$, TEXT("richtgetal")); }
  ;
banned
  : MAG NIET { $$ = MAKE1(JUDGE, @$, NULL); $$->flags = 1; }
  | MAG NIET expr { $$ = MAKE1(NOT, @$, $3); }
  ;
opt_norm
  : %empty { $$ = NULL; }
  | ':' norm { $$ = MAKE1(NORM, @$, $2); }
  ;
opt_applies
  : %empty { $$ = NULL; }
  | INDIEN VAN TOEPASSING { $$ = MAKE(IF_APPLIES, @$); }
  | INDIEN expr { $$ = MAKE1(IF, @$, $2); }
  ;
norm
  : banned
  | expr
  | OORDEEL opt_title OMDAT title { $$ = MAKE2(JUDGE, @$, $2, $4); }
  | shown
  | STREEFT NAAR expr { $$ = LEAF(SHOWN, @1, TEXT("streeft")); ADD($$, $3); }
  | RICHTGETAL expr { $$ = LEAF(SHOWN, @1, TEXT("richtgetal")); ADD($$, $2); }
  ;

/* KPI's: what an eis has too, apart from what is theirs alone */
kpi
  : KPI path title opt_verbatim NL INDENT kpi_lines DEDENT { $$ = NAMED(KPI, $2); ADD3($$, $3, $4, $7->child); ADD($$, $7->last); }
  ;
kpi_lines
  : kpi_line { $$ = MAKE2(LIST, @$, MAKE(LIST, @$), MAKE1(LIST, @$, $1)); }
  | kpi_clause { $$ = MAKE2(LIST, @$, MAKE(LIST, @$), MAKE(LIST, @$)); if ($1) ADD($$->child, $1); }
  | kpi_lines kpi_line { $$ = $1; ADD($$->last, $2); }
  | kpi_lines kpi_clause { $$ = $1; if ($2) ADD($$->child, $2); }
  ;
kpi_clause
  : verbatim NL
  | BRON title NL { $$ = MAKE1(SOURCE, @$, $2); }
  | THEMA number opt_frame NL { $$ = NAMED(IN_THEME, $2); ADD($$, $3); }
  | GELDT VOOR ALLE path opt_except NL { $$ = MAKE1(SCOPE_ALL, @$, $5); }
  | GELDT VOOR ALLE path IN somewhere opt_except NL { $$ = MAKE3(SCOPE, @$, $6, $7, NULL); }
  | GELDT VOOR twigs opt_actual opt_except NL { $$ = MAKE3(SCOPE, @$, $3, $5, $4); }
  | GELDT NIET VOOR twigs opt_actual NL { $$ = MAKE2(SCOPE_NOT, @$, $4, $5); }
  | GELDT NIET IN somewhere NL { $$ = MAKE2(SCOPE_NOT, @$, $4, NULL); }
  | BIJ UITSLUITEND twigs opt_actual NL { $$ = MAKE2(ONLY, @$, $3, $4); }
  | GELDIG VANAF date NL { $$ = MAKE3(VALIDITY, @$, $3, NULL, NULL); }
  | GELDIG VANAF date TOT EN MET date NL { $$ = MAKE3(VALIDITY, @$, $3, $7, NULL); }
  | INDIEN expr NL { $$ = MAKE1(IF, @$, $2); }
  | TENZIJ expr NL { $$ = MAKE1(UNLESS, @$, $2); }
  | LEZING title opt_by NL { $$ = MAKE2(READING, @$, $2, $3); }
  | NOOT title NL { $$ = MAKE1(REMARK, @$, $2); }
  | GEBREK title NL { $$ = MAKE1(DEFECT, @$, $2); }
  | parameter NL
  | error NL { yyerrok; $$ = NULL; }
  ;
kpi_line
  : PER path NL { $$ = NAMED(PER_PERIOD, $2); ADD($$, NULL); }
  | PER path VANAF period_from NL { $$ = NAMED(PER_PERIOD, $2); ADD($$, $4); }
  | PER DUUR VANAF period_from NL { $$ = LEAF(PER_PERIOD, @2, $2); ADD($$, $4); $$->flags = 1; }
  | ELKE DUUR VANAF period_from NL { $$ = LEAF(PER_PERIOD, @2, $2); ADD($$, $4); $$->flags = 1; }
  | OVER path opt_filter OP path NL { $$ = NAMED(OVER_ROWS, $2); ADD2($$, $3, $5); }
  | TEL expr NL { $$ = MAKE1(TALLY, @$, $2); }
  | MEET measure NL { $$ = MAKE2(MEASURE, @$, $2, NULL); }
  | MEET measure '/' measure NL { $$ = MAKE2(MEASURE, @$, $2, $4); }
  | NORM norm_bound NL { $$ = MAKE1(KPI_NORM, @$, $2); }
  | step
  | TERUG NAAR STAP GETAL step_if NL { $$ = LEAF(STEP_BACK, @$, $4); ADD($$, $5); }
  ;
period_from
  : path { $$ = $1; $$->kind = N_REF; }
  | date
  | DAGMAAND { $$ = LEAF(DAY_OF_YEAR, @$, $1); }
  ;
measure
  : AANTAL { $$ = LEAF(MEASURE_OF, @$, TEXT("aantal")); ADD($$, NULL); }
  | SOM VAN path { $$ = LEAF(MEASURE_OF, @$, TEXT("som")); ADD($$, $3); }
  | GEMIDDELDE VAN path { $$ = LEAF(MEASURE_OF, @$, TEXT("gemiddelde")); ADD($$, $3); }
  ;
kpi_amount
  : GETAL { $$ = LEAF(NUMBER, @$, $1); }
  | MINGETAL { $$ = LEAF(NUMBER, @$, $1); }
  | PROCENT { $$ = LEAF(PERCENT, @$, $1); }
  | BEDRAG { $$ = LEAF(MONEY, @$, $1); }
  | DUUR { $$ = LEAF(DURATION, @$, $1); }
  | path { $$ = $1; $$->kind = N_REF; }
  ;
norm_bound
  : HOOGSTENS kpi_amount { $$ = MAKE2(AT_MOST, @$, NULL, $2); }
  | MINSTENS kpi_amount { $$ = MAKE2(AT_LEAST, @$, NULL, $2); }
  | VAN kpi_amount TOT EN MET kpi_amount { $$ = MAKE3(BETWEEN, @$, NULL, $2, $6); }
  | MEER DAN kpi_amount { $$ = MAKE2(MORE, @$, NULL, $3); }
  | MINDER DAN kpi_amount { $$ = MAKE2(LESS, @$, NULL, $3); }
  | HOGER DAN kpi_amount { $$ = MAKE2(MORE, @$, NULL, $3); }
  | LAGER DAN kpi_amount { $$ = MAKE2(LESS, @$, NULL, $3); }
  ;
bound
  : norm_bound
  | BUITEN NORM { $$ = MAKE(OUTSIDE, @$); }
  | BINNEN NORM { $$ = MAKE(INSIDE, @$); }
  ;
step
  : STAP GETAL opt_title NL { $$ = LEAF(STEP, @$, $2); ADD2($$, $3, MAKE(LIST, @$)); }
  | STAP GETAL opt_title step_if NL { $$ = LEAF(STEP, @$, $2); ADD2($$, $3, MAKE1(LIST, @4, $4)); }
  | STAP GETAL opt_title NL INDENT step_lines DEDENT { $$ = LEAF(STEP, @$, $2); ADD2($$, $3, $6); }
  | STAP GETAL opt_title step_if NL INDENT step_lines DEDENT
    { $$ = LEAF(STEP, @$, $2); ADD2($$, $3, MAKE1(LIST, @4, $4)); JOIN($$->last, $7); }
  ;
step_lines
  : step_line { $$ = MAKE(LIST, @$); if ($1) ADD($$, $1); }
  | step_lines step_line { $$ = $1; if ($2) ADD($$, $2); }
  ;
step_line
  : step_if NL
  | ACTIE title opt_actor opt_within NL { $$ = MAKE3(ACTION, @$, $2, $3, $4); }
  | LEZING title opt_by NL { $$ = MAKE2(READING, @$, $2, $3); }
  | NOOT title NL { $$ = MAKE1(REMARK, @$, $2); }
  | error NL { yyerrok; $$ = NULL; }
  ;
opt_actor
  : %empty { $$ = NULL; }
  | DOOR path { $$ = $2; }
  ;
opt_within
  : %empty { $$ = NULL; }
  | BINNEN duration { $$ = $2; }
  ;
step_if
  : ALS looks { $$ = MAKE1(STEP_IF, @$, $2); }
  ;
looks
  : look
  | looks EN look { $$ = $1; JOIN($1, $3); }
  ;
look
  : simple_look { $$ = MAKE1(LIST, @$, $1); }
  | NA STAP GETAL simple_look { $$ = MAKE2(LIST, @$, LEAF(LOOK_AFTER, @3, $3), $4); }
  ;
simple_look
  : bound { $$ = LEAF(LOOK, @$, TEXT("1")); ADD($$, $1); }
  | EERSTE KEER bound { $$ = LEAF(LOOK, @$, TEXT("1")); ADD($$, $3); $$->flags = 1; }
  | HERHAALD bound { $$ = LEAF(LOOK, @$, TEXT("1")); ADD($$, $2); $$->flags = 2; }
  | GETAL path ACHTEREEN bound { $$ = LEAF(LOOK, @$, $1); ADD2($$, $4, $2); }
  | GETAL OPEENVOLGENDE path bound { $$ = LEAF(LOOK, @$, $1); ADD2($$, $4, $3); }
  | DUUR ACHTEREEN bound { $$ = LEAF(LOOK, @$, $1); ADD2($$, $3, LEAF(NAME, @1, $1)); $$->flags = 4; }
  | GEEN VERBETERING { $$ = MAKE(NO_BETTER, @$); }
  | OORDEEL title { $$ = MAKE1(LOOK_JUDGE, @$, $2); }
  ;

/* For whom */
twigs
  : twig { $$ = MAKE1(LIST, @$, $1); }
  | twigs ',' twig { $$ = ADD($1, $3); }
  | twigs OF twig { $$ = ADD($1, $3); }
  ;
twig
  : number opt_in { $$ = NAMED(TWIG, $1); ADD($$, $2); }
  | '(' twigs ')' opt_in { $$ = MAKE2(BUNDLE, @$, $2, $4); }
  ;
opt_in
  : %empty { $$ = MAKE(LIST, @$); }
  | IN path { $$ = MAKE1(LIST, @$, $2); }
  | IN '(' name_list ')' { $$ = $3; }
  ;
somewhere /* whatever is delivered there */
  : path { $$ = NAMED(TWIG, $1); ADD($$, MAKE(LIST, @$)); $$ = MAKE1(LIST, @$, $$); }
  | somewhere ',' path { struct node *twig = NAMED(TWIG, $3); ADD(twig, MAKE(LIST, @3)); $$ = ADD($1, twig); }
  | somewhere OF path { struct node *twig = NAMED(TWIG, $3); ADD(twig, MAKE(LIST, @3)); $$ = ADD($1, twig); }
  ;
opt_except
  : %empty { $$ = NULL; }
  | BEHALVE BIJ UITSLUITEND twigs opt_actual { $$ = MAKE2(ONLY, @$, $4, $5); }
  | BEHALVE twigs opt_actual { $$ = MAKE3(SCOPE, @$, $2, NULL, $3); }
  ;
opt_under
  : %empty { $$ = MAKE(LIST, @$); }
  | ONDER twigs { $$ = $2; }
  ;
groups
  : group { $$ = MAKE1(LIST, @$, $1); }
  | groups ',' group { $$ = ADD($1, $3); }
  | groups OF group { $$ = ADD($1, $3); }
  ;
group
  : rows
  | '(' names opt_filter opt_under ')' { $$ = MAKE3(BUNDLE, @$, $2, $3, $4); }
  ;
names
  : rows { $$ = MAKE1(LIST, @$, $1); }
  | names ',' rows { $$ = ADD($1, $3); }
  | names OF rows { $$ = ADD($1, $3); }
  ;
rows /* of a set, where two have the name */
  : path
  | path VAN path { $$ = $1; $$->text = of_set(p, $1->text, $3->text); }
  ;
opt_filter
  : %empty { $$ = NULL; }
  | filter
  ;
filter
  : MET condition { $$ = $2; }
  | WAARBIJ condition { $$ = $2; }
  ;
aim
  : EIS number opt_title opt_set { $$ = NAMED(AIM, $2); ADD3($$, $3, $4, MAKE(LIST, @2)); }
  | EIS number opt_title ONDERDEEL parts_of opt_set { $$ = NAMED(AIM, $2); ADD3($$, $3, $6, $5); }
  | EIS number opt_title LID parts_of opt_set { $$ = NAMED(AIM, $2); ADD3($$, $3, $6, $5); }
  | ONDERDEEL parts_of VAN EIS number opt_title opt_set { $$ = NAMED(AIM, $5); ADD3($$, $6, $7, $2); }
  | AFWIJKING number opt_title opt_set { $$ = NAMED(AIM, $2); ADD3($$, $3, $4, MAKE(LIST, @2)); $$->flags = 1; }
  | AFWIJKING number opt_title ONDERDEEL parts_of opt_set { $$ = NAMED(AIM, $2); ADD3($$, $3, $6, $5); $$->flags = 1; }
  | ONDERDEEL parts_of VAN AFWIJKING number opt_title opt_set { $$ = NAMED(AIM, $5); ADD3($$, $6, $7, $2); $$->flags = 1; }
  | KPI path opt_set { $$ = LEAF(AIM, @$, kpi_number(p, $2->text)); ADD3($$, NULL, $3, MAKE(LIST, @2)); }
  ;
/* What an exception aims at: also more eisen, or all of a chapter */
aims
  : aim
  | EIS one_eis more_eisen opt_set { $$ = more_aims(p, $2, $3, $4); }
  | EISEN one_eis more_eisen opt_set { $$ = more_aims(p, $2, $3, $4); }
  | HOOFDSTUK title opt_set { $$ = LEAF(AIM, @2, $2->text); ADD3($$, NULL, $3, MAKE(LIST, @2)); $$->flags = 2; }
  ;
one_eis
  : number opt_title { $$ = NAMED(AIM, $1); ADD($$, $2); }
  ;
more_eisen
  : ',' one_eis { $$ = MAKE1(LIST, @$, $2); }
  | EN one_eis { $$ = MAKE1(LIST, @$, $2); }
  | EN EIS one_eis { $$ = MAKE1(LIST, @$, $3); }
  | more_eisen ',' one_eis { $$ = ADD($1, $3); }
  | more_eisen EN one_eis { $$ = ADD($1, $3); }
  | more_eisen EN EIS one_eis { $$ = ADD($1, $4); }
  ;
are
  : IS
  | ZIJN
  ;
applies
  : GELDT
  | GELDEN
  ;
parts_of
  : part_name { $$ = MAKE1(LIST, @$, $1); }
  | parts_of ',' part_name { $$ = ADD($1, $3); }
  | parts_of EN part_name { $$ = ADD($1, $3); }
  ;
part_name /* also of the norm of an exception, as a report names it */
  : number
  | number '/' number { $$ = LEAF(NAME, @$, text_format(p->arena, "%.*s/%.*s", TP($1->text), TP($3->text))); }
  ;

/* What an exception goes before, and that one goes before another */
rival
  : number opt_title opt_set { $$ = NAMED(AIM, $1); ADD3($$, $2, $3, MAKE(LIST, @1)); $$->flags = 1; }
  | aim
  ;
order
  : aim GAAT VOOR rival NL { $$ = MAKE2(ORDER, @$, $1, $4); }
  ;

/* Conditions and values */
expr
  : condition
  | expr EN expr { $$ = MAKE2(AND, @$, $1, $3); }
  | expr OF expr { $$ = MAKE2(OR, @$, $1, $3); }
  ;
condition
  : value
  | NIET condition { $$ = MAKE1(NOT, @$, $2); }
  | value IS value { $$ = MAKE2(EQUAL, @$, $1, $3); }
  | value IS NIET value { $$ = MAKE2(EQUAL, @$, $1, $4); $$->flags = 1; }
  | value IS EEN VAN '(' literals ')' { $$ = MAKE2(AMONG, @$, $1, $6); }
  | value IS NIET EEN VAN '(' literals ')' { $$ = MAKE2(AMONG, @$, $1, $7); $$->flags = 1; }
  | value IS GEEN { $$ = MAKE1(IS_ABSENT, @$, $1); }
  | value IS AANWEZIG { $$ = MAKE1(IS_PRESENT, @$, $1); }
  | value IS NIET AANWEZIG { $$ = MAKE1(IS_PRESENT, @$, $1); $$->flags = 1; }
  | value IS MINSTENS value { $$ = MAKE2(AT_LEAST, @$, $1, $4); }
  | value IS HOOGSTENS value { $$ = MAKE2(AT_MOST, @$, $1, $4); }
  | value IS MEER DAN value { $$ = MAKE2(MORE, @$, $1, $5); }
  | value IS MINDER DAN value { $$ = MAKE2(LESS, @$, $1, $5); }
  | value IS HOGER DAN value { $$ = MAKE2(MORE, @$, $1, $5); }
  | value IS LAGER DAN value { $$ = MAKE2(LESS, @$, $1, $5); }
  | value IS EERDER DAN value { $$ = MAKE2(EARLIER, @$, $1, $5); }
  | value IS LATER DAN value { $$ = MAKE2(LATER, @$, $1, $5); }
  | value IS VAN value TOT EN MET value { $$ = MAKE3(BETWEEN, @$, $1, $4, $8); }
  | value IS VANAF value { $$ = MAKE2(AT_LEAST, @$, $1, $4); $$->flags = 4; }
  | value VANAF value { $$ = MAKE2(AT_LEAST, @$, $1, $3); $$->flags = 4; }
  | value IS TOT EN MET value { $$ = MAKE2(AT_MOST, @$, $1, $6); $$->flags = 4; }
  | value IS ONDERTEKEND { $$ = MAKE2(SIGNED, @$, $1, NULL); }
  | value IS ONDERTEKEND DOOR ALLE VAN '(' literals ')' { $$ = MAKE2(SIGNED, @$, $1, $8); $$->flags = 1; }
  | value IS ONDERTEKEND DOOR literal { $$ = MAKE2(SIGNED, @$, $1, MAKE1(LIST, @5, $5)); }
  | value IS ONDERTEKEND DOOR EEN VAN '(' literals ')' { $$ = MAKE2(SIGNED, @$, $1, $8); }
  | value BEVAT literal { $$ = MAKE2(CONTAINS, @$, $1, MAKE1(LIST, @3, $3)); }
  | value BEVAT EEN VAN '(' literals ')' { $$ = MAKE2(CONTAINS, @$, $1, $6); }
  | value BEVAT ALLE VAN '(' literals ')' { $$ = MAKE2(CONTAINS, @$, $1, $6); $$->flags = 1; }
  | value BEVAT ALLEEN '(' literals ')' { $$ = MAKE2(CONTAINS, @$, $1, $5); $$->flags = 2; }
  | value VALT ONDER twigs_one { $$ = MAKE2(UNDER, @$, $1, $4); }
  | value opt_is UITERLIJK value { $$ = MAKE2(BY, @$, $1, $4); }
  | value opt_is UITERLIJK OP value { $$ = MAKE2(BY, @$, $1, $5); }
  | value opt_is BINNEN TOETSPERIODE { $$ = MAKE1(IN_PERIOD, @$, $1); }
  | value opt_is BINNEN stretch NA value opt_law { $$ = MAKE3(WITHIN, @$, $1, $4, $6); ADD($$, $7); }
  | value MINSTENS stretch VOOR value opt_law { $$ = MAKE3(AHEAD, @$, $1, $3, $5); ADD($$, $6); }
  | value NIET OUDER DAN stretch OP value opt_law { $$ = MAKE3(NOT_OLDER, @$, $1, $5, $7); ADD($$, $8); }
  | value IS NIET OUDER DAN stretch OP value opt_law { $$ = MAKE3(NOT_OLDER, @$, $1, $6, $8); ADD($$, $9); }
  | value GRENST AAN value { $$ = MAKE2(BORDERS, @$, $1, $4); }
  | value MINSTENS EENS PER stretch VANAF value opt_law opt_to { $$ = MAKE3(PERIODIC, @$, $1, $5, $7); ADD3($$, $8, $9, NULL); }
  | value times KEER PER stretch VANAF value opt_law opt_to { $$ = MAKE3(PERIODIC, @$, $1, $5, $7); ADD3($$, $8, $9, $2); }
  | value ELKE stretch VANAF value opt_law opt_to { $$ = MAKE3(PERIODIC, @$, $1, $3, $5); ADD3($$, $6, $7, NULL); }
  | value MINSTENS EENS PER calendar opt_since { $$ = LEAF(YEARLY, @$, $5->text); ADD2($$, $1, NULL); JOIN($$, $6); ADD2($$, NULL, $5->child); }
  | value times KEER PER calendar opt_since { $$ = LEAF(YEARLY, @$, $5->text); ADD2($$, $1, NULL); JOIN($$, $6); ADD2($$, $2, $5->child); }
  | value JAARLIJKS day_of_year opt_since { $$ = LEAF(YEARLY, @$, TEXT("jaar")); ADD2($$, $1, $3); JOIN($$, $4); ADD2($$, NULL, NULL); }
  | HEEFT OP value EEN path NIET OUDER DAN stretch { $$ = NAMED(HAS_RECENT, $5); ADD2($$, $9, $3); }
  | value ELKE path day_of_year opt_since { $$ = LEAF(YEARLY, @$, $3->text); ADD2($$, $1, $4); JOIN($$, $5); ADD2($$, NULL, NULL); }
  | amount_word amount VAN population filter { $$ = LEAF(QUANTITY, @$, $1); ADD3($$, $2, $4, $5); }
  | amount_word amount VAN '(' exprs ')' { $$ = LEAF(SOME_OF, @$, $1); ADD2($$, $2, $5); }
  | ER IS EEN path opt_filter { $$ = NAMED(EXISTS, $4); ADD($$, $5); }
  | ER IS GEEN path opt_filter { $$ = NAMED(EXISTS, $4); ADD($$, $5); $$->flags = 1; }
  ;
twigs_one
  : number { $$ = NAMED(TWIG, $1); ADD($$, MAKE(LIST, @1)); }
  ;
day_of_year
  : VOOR DAGMAAND { $$ = LEAF(DAY_OF_YEAR, @2, $2); }
  | VOOR path { $$ = NAMED(REF, $2); }
  | UITERLIJK path { $$ = NAMED(REF, $2); }
  | UITERLIJK OP path { $$ = NAMED(REF, $3); }
  | UITERLIJK DAGMAAND { $$ = LEAF(DAY_OF_YEAR, @2, $2); $$->flags = 1; }
  | UITERLIJK OP DAGMAAND { $$ = LEAF(DAY_OF_YEAR, @3, $3); $$->flags = 1; }
  ;
opt_since /* and to when */
  : %empty { $$ = MAKE2(LIST, @$, NULL, NULL); }
  | SINDS value opt_to { $$ = MAKE2(LIST, @$, $2, $3); }
  ;
opt_to
  : %empty { $$ = NULL; }
  | TOT value { $$ = MAKE1(UNTIL, @$, $2); }
  | TOT EN MET value { $$ = MAKE1(UNTIL, @$, $4); $$->flags = 1; }
  ;
calendar /* a period of it, or so many of them */
  : path
  | GETAL path { $$ = ADD($2, LEAF(NUMBER, @1, $1)); }
  ;
times
  : MINSTENS amount { $$ = LEAF(HOW_OFTEN, @$, TEXT("minstens")); ADD2($$, $2, NULL); }
  | HOOGSTENS amount { $$ = LEAF(HOW_OFTEN, @$, TEXT("hoogstens")); ADD2($$, NULL, $2); }
  | PRECIES amount { $$ = LEAF(HOW_OFTEN, @$, TEXT("precies")); ADD2($$, $2, NULL); }
  | GETAL TOT EN MET GETAL { $$ = LEAF(HOW_OFTEN, @$, NO_TEXT); ADD2($$, LEAF(NUMBER, @1, $1), LEAF(NUMBER, @5, $5)); }
  ;
amount_word
  : MINSTENS { $$ = TEXT("minstens"); }
  | HOOGSTENS { $$ = TEXT("hoogstens"); }
  | PRECIES { $$ = TEXT("precies"); }
  ;
amount
  : GETAL { $$ = LEAF(NUMBER, @$, $1); }
  | PROCENT { $$ = LEAF(PERCENT, @$, $1); }
  | path { $$ = $1; $$->kind = N_REF; }
  ;
population
  : path { $$ = MAKE2(LIST, @$, $1, NULL); }
  | '(' rows filter ')' { $$ = MAKE2(LIST, @$, $2, $3); }
  | LAATSTE GETAL path { $$ = MAKE3(LIST, @$, $3, NULL, LEAF(NUMBER, @2, $2)); }
  ;
exprs
  : expr { $$ = MAKE1(LIST, @$, $1); }
  | exprs ',' expr { $$ = ADD($1, $3); }
  ;
opt_is
  : %empty
  | IS
  ;
value
  : factor
  | value '+' value { $$ = MAKE2(PLUS, @$, $1, $3); }
  | value '-' value { $$ = MAKE2(MINUS, @$, $1, $3); }
  | value '*' value { $$ = MAKE2(TIMES, @$, $1, $3); }
  | value '/' value { $$ = MAKE2(DIVIDED, @$, $1, $3); }
  | value AFGEROND OP literal { $$ = MAKE2(ROUNDED, @$, $1, $4); }
  ;
factor
  : reference
  | reckoned
  | path VAN reckoned { $$ = MAKE2(SHARE, @$, $1, $3); $1->kind = N_REF; }
  | LANGSTE TUSSENPOOS VAN path VANAF factor { $4->kind = N_REF; $$ = MAKE2(GAP, @$, $4, $6); }
  | PROCENT VAN factor { $$ = MAKE2(SHARE, @$, LEAF(PERCENT, @1, $1), $3); }
  | path NA factor opt_law { $$ = MAKE2(SHIFT, @$, $3, $1); ADD($$, $4); $1->kind = N_REF; }
  | path VOOR factor opt_law { $$ = MAKE2(SHIFT, @$, $3, $1); $$->flags = 1; ADD($$, $4); $1->kind = N_REF; }
  | duration NA factor opt_law { $$ = MAKE2(SHIFT, @$, $3, $1); ADD($$, $4); }
  | duration VOOR factor opt_law { $$ = MAKE2(SHIFT, @$, $3, $1); $$->flags = 1; ADD($$, $4); }
  | duration
  | DAGMAAND NA factor { $$ = LEAF(DAY_IN_YEAR, @$, $1); ADD($$, $3); }
  | DAGMAAND VAN path VAN factor { $$ = LEAF(DAY_IN_YEAR, @$, $1); ADD2($$, $5, $3); $$->flags = 1; }
  | DAGMAAND VAN path NA factor { $$ = LEAF(DAY_IN_YEAR, @$, $1); ADD2($$, $5, $3); $$->flags = 2; }
  | DAGMAAND VAN path VOOR factor { $$ = LEAF(DAY_IN_YEAR, @$, $1); ADD2($$, $5, $3); $$->flags = 3; }
  | PEILDATUM { $$ = MAKE(PEILDATUM, @$); }
  | path TOETSPERIODE { $$ = NAMED(PERIOD_DAY, $1); }
  | JA { $$ = MAKE(YES, @$); }
  | NEE { $$ = MAKE(NO, @$); }
  | judged_only { $$ = $1; $$->kind = N_REF; }
  | OORDEEL opt_title { $$ = MAKE1(JUDGE, @$, $2); }
  | GETAL { $$ = LEAF(NUMBER, @$, $1); }
  | MINGETAL { $$ = LEAF(NUMBER, @$, $1); }
  | PROCENT { $$ = LEAF(PERCENT, @$, $1); }
  | BEDRAG { $$ = LEAF(MONEY, @$, $1); }
  | date
  | title
  ;
/* Of which a share can be taken */
reckoned
  : AANTAL rows { $$ = NAMED(COUNT, $2); ADD($$, NULL); }
  | AANTAL '(' rows filter ')' { $$ = NAMED(COUNT, $3); ADD($$, $4); }
  | SOM VAN path VAN population { $$ = NAMED(SUM, $3); ADD($$, $5); }
  | GEMIDDELDE VAN path VAN population GEWOGEN NAAR path { $$ = NAMED(AVERAGE, $3); ADD2($$, $5, $8); }
  | GEMIDDELDE VAN path VAN population { $$ = NAMED(AVERAGE, $3); ADD($$, $5); }
  | '(' expr ')' { $$ = MAKE1(PAREN, @$, $2); }
  ;
reference
  : path { $$ = $1; $$->kind = N_REF; }
  | EERSTE path { $$ = NAMED(FIRST, $2); }
  | LAATSTE path { $$ = NAMED(LAST, $2); }
  | VOLGENDE path { $$ = NAMED(NEXT, $2); }
  | VORIGE path { $$ = NAMED(NEXT, $2); $$->flags = 1; }
  | path VOLGENS rows { $$ = NAMED(BY_TABLE, $1); ADD($$, $3); }
  | path VAN reference { $$ = NAMED(FIELD_OF, $1); ADD($$, $3); }
  ;
literal
  : number
  | MINGETAL { $$ = LEAF(NUMBER, @$, $1); }
  | title
  | date
  | duration
  | PROCENT { $$ = LEAF(PERCENT, @$, $1); }
  | BEDRAG { $$ = LEAF(MONEY, @$, $1); }
  ;
/* What an oordeel may be, beside ja and nee. */
judged_only
  : DEELS { $$ = LEAF(NAME, @$, TEXT("deels")); }
  | NVT { $$ = LEAF(NAME, @$, TEXT("nvt")); }
  ;
member
  : literal
  | judged_only
  | JA { $$ = MAKE(YES, @$); }
  | NEE { $$ = MAKE(NO, @$); }
  ;
literals
  : member { $$ = MAKE1(LIST, @$, $1); }
  | literals ',' member { $$ = ADD($1, $3); }
  ;

/* Dossiers */
items
  : %empty { $$ = MAKE(LIST, @$); }
  | items item { $$ = $1; if ($2) ADD($$, $2); }
  ;
item
  : row_head NL { $$ = $1; }
  | row_head NL INDENT items DEDENT { $$ = $1; JOIN($1->last, $4); }
  | row_field NL
  | path OPEN NL { $$ = NAMED(LIST_OPEN, $1); }
  | path STEEKPROEF GETAL VAN GETAL NL { $$ = NAMED(LIST_SAMPLE, $1); ADD2($$, LEAF(NUMBER, @3, $3), LEAF(NUMBER, @5, $5)); }
  | path BEKENDVANAF date NL { $$ = NAMED(LIST_OPEN, $1); ADD($$, $3); }
  | path UIT call BEKENDVANAF date NL { $$ = NAMED(FROM, $1); ADD3($$, $3, NULL, $5); }
  | path UIT call opt_sample NL { $$ = NAMED(FROM, $1); ADD2($$, $3, $4); }
  | BRON title NL { $$ = MAKE1(SOURCE, @$, $2); }
  | BRON title GAAT VOOR BRON title NL { $$ = MAKE2(PREVAILS, @$, $2, $6); }
  | PEILDATUM date NL { $$ = MAKE1(AT_DATE, @$, $2); }
  | TOETSPERIODE date TOT EN MET date NL { $$ = MAKE2(PERIOD, @$, $2, $6); }
  | VOLGENS path NL { $$ = NAMED(BY_SET, $2); }
  | VERZAMEL MET collector NL { $$ = NAMED(GIVES_COLLECTOR, $3); ADD($$, MAKE(LIST, @3)); }
  | VERZAMEL MET collector ',' given_values NL { $$ = NAMED(GIVES_COLLECTOR, $3); ADD($$, $5); }
  | aim opt_row ':' verdict NL { $$ = MAKE3(JUDGEMENT, @$, $1, $2, $4); }
  | expectation
  | ONTHEFFING VAN aim opt_version opt_row ':' opt_waived DOOR title VAN date opt_until opt_note NL
    { $$ = MAKE3(WAIVER, @$, $3, $5, $9); ADD3($$, $11, $12, $13); ADD2($$, $4, $7); }
  | error NL { yyerrok; $$ = NULL; }
  ;
collector
  : path
  | VOORBEELD { $$ = LEAF(NAME, @$, TEXT("voorbeeld")); }
  ;
given_values
  : path title { $$ = MAKE1(LIST, @$, ADD(NAMED(GIVEN, $1), $2)); }
  | given_values ',' path title { $$ = ADD($1, ADD(NAMED(GIVEN, $3), $4)); }
  ;
opt_waived
  : %empty { $$ = NULL; }
  | path IS literal { $$ = NAMED(WAIVED, $1); ADD($$, $3); }
  ;
expectation
  : VERWACHT aim opt_row ':' outcomes NL { $$ = MAKE3(EXPECT, @$, $2, $3, $5); }
  | VERWACHT KPI path opt_set STAP ':' step_numbers NL
    { $$ = MAKE3(EXPECT, @$, LEAF(AIM, @2, kpi_number(p, $3->text)), NULL, $7); ADD3($$->child, NULL, $4, MAKE(LIST, @3)); $$->flags = 1; }
  ;
outcomes
  : outcome_word { $$ = MAKE1(LIST, @$, $1); }
  | outcomes OF outcome_word { $$ = ADD($1, $3); }
  ;
step_numbers
  : GETAL { $$ = MAKE1(LIST, @$, LEAF(NAME, @1, $1)); }
  | step_numbers OF GETAL { $$ = ADD($1, LEAF(NAME, @3, $3)); }
  ;
outcome_word
  : verdict_word { $$ = $1; $$->kind = N_NAME; }
  | ONBEKEND { $$ = LEAF(NAME, @$, TEXT("onbekend")); }
  ;
row_head
  : path { $$ = NAMED(ROW, $1); ADD2($$, NULL, MAKE(LIST, @1)); }
  | path some_fields { $$ = NAMED(ROW, $1); ADD2($$, NULL, $2); }
  | path title row_fields { $$ = NAMED(ROW, $1); ADD2($$, $2, $3); }
  ;
row_fields
  : %empty { $$ = MAKE(LIST, @$); }
  | some_fields
  ;
some_fields
  : row_field { $$ = MAKE1(LIST, @$, $1); }
  | some_fields row_field { $$ = ADD($1, $2); }
  ;
row_field
  : path ':' data opt_note opt_by opt_day
    { $$ = NAMED(VALUE, $1); ADD($$, $3); if ($4 || $5 || $6) ADD3(ADD($$, NULL), $4, $5, $6); }
  | path ':' data GELDIG TOT date { $$ = NAMED(VALUE, $1); ADD2($$, $3, $6); }
  | path ':' data GELDIG TOT EN MET date { $$ = NAMED(VALUE, $1); ADD2($$, $3, $8); $$->flags = 1; }
  ;
data
  : datum { $$ = MAKE1(LIST, @$, $1); }
  | data ',' datum { $$ = ADD($1, $3); }
  ;
datum
  : literal
  | JA { $$ = MAKE(YES, @$); }
  | NEE { $$ = MAKE(NO, @$); }
  | judged_only
  | GEEN { $$ = MAKE(ABSENT, @$); }
  | ONBEKEND { $$ = MAKE(UNKNOWN, @$); }
  ;
call
  : path '(' call_args ')' { $$ = NAMED(CALL, $1); ADD($$, $3); }
  | path '(' ')' { $$ = NAMED(CALL, $1); ADD($$, MAKE(LIST, @$)); }
  ;
call_args
  : call_arg { $$ = MAKE1(LIST, @$, $1); }
  | call_args ',' call_arg { $$ = ADD($1, $3); }
  ;
call_arg
  : title
  | GETAL { $$ = LEAF(NUMBER, @$, $1); }
  ;
opt_sample
  : %empty { $$ = NULL; }
  | STEEKPROEF GETAL VAN GETAL { $$ = MAKE3(SAMPLE, @$, LEAF(NUMBER, @2, $2), LEAF(NUMBER, @4, $4), MAKE(LIST, @$)); }
  | STEEKPROEF titles { $$ = MAKE3(SAMPLE, @$, NULL, NULL, $2); }
  | STEEKPROEF titles VAN GETAL { $$ = MAKE3(SAMPLE, @$, NULL, LEAF(NUMBER, @4, $4), $2); }
  ;
titles
  : title { $$ = MAKE1(LIST, @$, $1); }
  | titles ',' title { $$ = ADD($1, $3); }
  ;
opt_row
  : %empty { $$ = NULL; }
  | BIJ path titles { $$ = MAKE2(AT_ROW, @$, $2, $3); }
  | BIJ titles { $$ = MAKE2(AT_ROW, @$, NULL, $2); }
  ;
verdict
  : verdict_word opt_in_place opt_note opt_by opt_day { $$ = $1; $$->flags = $2; ADD3($$, $3, $4, $5); }
  ;
verdict_word
  : JA { $$ = LEAF(VERDICT, @$, TEXT("ja")); }
  | NEE { $$ = LEAF(VERDICT, @$, TEXT("nee")); }
  | DEELS { $$ = LEAF(VERDICT, @$, TEXT("deels")); }
  | NVT { $$ = LEAF(VERDICT, @$, TEXT("nvt")); }
  ;
opt_in_place
  : %empty { $$ = 0; }
  | IN PLAATS VAN BEREKENING { $$ = 1; }
  ;
opt_note
  : %empty { $$ = NULL; }
  | title
  ;
opt_day
  : %empty { $$ = NULL; }
  | OP date { $$ = $2; }
  ;
opt_until
  : %empty { $$ = NULL; }
  | TOT date { $$ = $2; }
  ;

%%

static int yylex(YYSTYPE *value, YYLTYPE *at, struct parse *p) {
  const struct token *t = parse_token(p);
  at->off = t->off;
  at->len = t->len;
  *(struct text *)(void *)value = t->text; /* the union's only other member is what actions make */
  return t->kind;
}

static struct text kpi_number(struct parse *p, struct text name) {
  return text_format(p->arena, "kpi %.*s", TP(name));
}

static struct text of_set(struct parse *p, struct text name, struct text set) {
  return text_format(p->arena, "%.*s van %.*s", TP(name), TP(set));
}

// The first of these eisen, and behind its onderdelen the others: each as if it stood alone, in the same set.
static struct node *more_aims(struct parse *p, struct node *first, struct node *more, const struct node *set) {
  struct node *own = NULL, *list = node_new(p->arena, N_LIST, more->off, more->len);
  for (struct node *aim = first, *next = more->child; aim; aim = next) {
    if (set) {
      own = node_new(p->arena, N_NAME, set->off, set->len);
      own->text = set->text;
    }
    if (aim == first) next = more->child;
    else next = aim->next, aim->next = NULL;
    ADD2(aim, own, node_new(p->arena, N_LIST, aim->off, aim->len));
    if (aim != first) ADD(list, aim);
  }
  return ADD(first, list);
}

static bool is_digit(const struct node *n) {
  return n->kind == N_NAME && n->text.n > 0 && n->text.p[0] >= '0' && n->text.p[0] <= '9';
}

/* Bison calls this when its stack is full: brackets or blocks nested too deeply. */
static void yyerror(const YYLTYPE *at, struct parse *p, const char *text) {
  (void)text;
  msg(p->sink, M_TOO_DEEP, ((struct place){p->src, at->off, at->len}));
}

static int yyreport_syntax_error(const yypcontext_t *context, struct parse *p) {
  yysymbol_kind_t kinds[YYNTOKENS];
  int n = yypcontext_expected_tokens(context, kinds, YYNTOKENS);
  const char *names[YYNTOKENS];
  for (int i = 0; i < n; i++) names[i] = yysymbol_name(kinds[i]);
  const YYLTYPE *at = yypcontext_location(context);
  parse_complain(p, *at, yysymbol_name(yypcontext_token(context)), names, n);
  return 0;
}

struct node *syntax_parse(struct arena *a, struct sink *sink, const struct source *src, bool *ok) {
  struct parse p = {.arena = a, .sink = sink, .src = src};
  unsigned errors = sink->errors;
  if (parse_begin(&p)) yyparse(&p);
  parse_end(&p);
  *ok = sink->errors == errors;
  return p.root;
}
