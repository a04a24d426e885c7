// Everything the verifier refuses, each with its exact message: one thing is broken in a good image.
#include "image/small_image.h"

static struct writer *good(struct arena *a) {
  struct writer *w = NEW(a, struct writer);
  small_image(w, a);
  return w;
}

static void check_refused(struct arena *a, struct text bytes, const char *message) {
  struct sink sink;
  struct image im;
  bool read = small_read(a, &sink, bytes, &im);
  check_text(read ? TEXT("(gelezen)") : msg_sentence(a, sink.first), message);
  assert_int_equal(sink.errors, 1);
}

// Breaks a good image `w` with `change`; the message must give `detail`.
#define DAMAGE(change, detail)                                                                                         \
  do {                                                                                                                 \
    struct arena *a = check_arena();                                                                                   \
    struct writer *w = good(a);                                                                                        \
    change;                                                                                                            \
    check_refused(a, image_write(w), "Het image «klein.eisb» is beschadigd: " detail ".");                             \
    arena_free(a);                                                                                                     \
  } while (0)

// --- The shape of the file

static struct img_header *header(char *bytes) {
  return (struct img_header *)(void *)bytes;
}

static char *written(struct arena *a, size_t *size) {
  struct text t = image_write(good(a));
  *size = t.n;
  return text_copy(a, t).p ? memcpy(arena_alloc(a, t.n), t.p, t.n) : NULL;
}

// Changes bytes `p` of size `n` and seals them again.
#define RESHAPE(change, message)                                                                                       \
  do {                                                                                                                 \
    struct arena *a = check_arena();                                                                                   \
    size_t n;                                                                                                          \
    char *p = written(a, &n);                                                                                          \
    struct img_header *h = header(p);                                                                                  \
    change;                                                                                                            \
    small_seal(p, n);                                                                                                  \
    check_refused(a, (struct text){p, n}, message);                                                                    \
    (void)h;                                                                                                           \
    arena_free(a);                                                                                                     \
  } while (0)

static void not_an_image(void **s) {
  (void)s;
  struct arena *a = check_arena();
  check_refused(a, NO_TEXT, "Het bestand «klein.eisb» is geen eisenset-image.");
  check_refused(a, TEXT("eis 1 \"Plan\"\n"), "Het bestand «klein.eisb» is geen eisenset-image.");
  check_refused(a, TEXT("EISENIM"), "Het bestand «klein.eisb» is geen eisenset-image.");
  arena_free(a);
}

static void cut_short(void **s) {
  (void)s;
  struct arena *a = check_arena();
  size_t size;
  char *p = written(a, &size);
  for (size_t n = 0; n < size; n++) {
    struct sink sink;
    struct image im;
    assert_false(small_read(a, &sink, (struct text){p, n}, &im));
  }
  check_refused(a, (struct text){p, 8}, "Het image «klein.eisb» is beschadigd: het is afgebroken.");
  check_refused(a, (struct text){p, 60}, "Het image «klein.eisb» is beschadigd: het is afgebroken.");
  struct text detail =
      text_format(a, "Het image «klein.eisb» is beschadigd: het is %zu bytes lang in plaats van %zu.", size - 1, size);
  check_refused(a, (struct text){p, size - 1}, text_z(a, detail));
  arena_free(a);
}

static void other_versions(void **s) {
  (void)s;
  RESHAPE(h->version = 2,
          "Het image «klein.eisb» is van een nieuwere versie: het heeft formaat 2, en dit programma leest "
          "formaat 1.");
  RESHAPE(h->version = 0, "Het image «klein.eisb» is beschadigd: versie 0 bestaat niet.");
}

static void as_a_person_reads_it(void **s) {
  (void)s;
  struct arena *a = check_arena();
  size_t n;
  char *p = written(a, &n);
  struct sink sink;
  struct image im;
  p[n - 1] ^= 1;
  assert_false(small_read(a, &sink, (struct text){p, n}, &im));
  check_messages(&sink, "fout E0703: Het image «klein.eisb» is beschadigd: de controlesom klopt niet.\n"
                        "hulp: Vraag het bestand opnieuw op, of compileer de eisenset opnieuw.\n");
  arena_free(a);
}

static void sections(void **s) {
  (void)s;
#define PREFIX "Het image «klein.eisb» is beschadigd: "
  RESHAPE(h->section[SEC_NODES].off += 4, PREFIX "sectie nodes staat niet op haar plaats.");
  RESHAPE(h->section[SEC_NODES].off -= 4, PREFIX "sectie nodes staat niet op haar plaats.");
  RESHAPE(h->section[SEC_SETS].off = 0, PREFIX "sectie sets staat niet op haar plaats.");
  RESHAPE(h->section[SEC_SETS].count++, PREFIX "sectie classes staat niet op haar plaats.");
  RESHAPE(h->section[SEC_CODE].count = UINT32_MAX, PREFIX "sectie code is te lang.");
  RESHAPE(h->section[SEC_TEXTS].count++, PREFIX "sectie texts is te lang.");
  RESHAPE(h->section[SEC_TEXTS].count--, PREFIX "er staat iets achter de laatste sectie.");
}

// --- What the records say

static void texts(void **s) {
  (void)s;
  DAMAGE(w->texts.p[0] = 0xFF, "de teksten zijn geen UTF-8");
  DAMAGE(w->sets.p[0].title.off = UINT32_MAX, "sets[0].title is geen goede tekst");
  DAMAGE(w->sets.p[0].title.len = UINT32_MAX, "sets[0].title is geen goede tekst");
  DAMAGE(w->fields.p[3].question.off = (uint32_t)w->texts.n + 1, "fields[3].question is geen goede tekst");
  // In the middle of the dash in the source.
  DAMAGE((w->targets.p[1].text = (struct img_text){w->sources.p[0].text.off + 58, 3}),
         "targets[1].text is geen goede tekst");
  DAMAGE((w->targets.p[1].text = (struct img_text){w->sources.p[0].text.off + 57, 1}),
         "targets[1].text is geen goede tekst");
  DAMAGE(w->text_consts.p[1] = w->text_consts.p[0], "text_consts[1].off komt twee keer voor");
}

static void sources(void **s) {
  (void)s;
  DAMAGE(w->spans.p[1].source = 1, "spans[1].source wijst nergens naar");
  DAMAGE(w->spans.p[1].off = w->sources.p[0].text.len + 1, "spans[1].off wijst nergens naar");
  DAMAGE(w->spans.p[1].len = w->sources.p[0].text.len, "spans[1].off wijst nergens naar");
}

static void classifications(void **s) {
  (void)s;
  DAMAGE(w->sets.p[0].valid_to = DAY_MAX + 1, "sets[0].valid_to heeft een onbekende waarde");
  DAMAGE(w->classes.p[0].ordered = 2, "classes[0].ordered heeft een onbekende waarde");
  DAMAGE(w->classes.p[1].first_node = 3, "classes[1].first_node staat niet op zijn plaats");
  DAMAGE(w->classes.p[1].nodes = 3, "classes[1].first_node wijst nergens naar");
  DAMAGE(w->classes.p[1].nodes = 1; w->classes.p[1].leaves = 1, "nodes[5].parent staat niet op zijn plaats");
  DAMAGE(w->classes.p[0].leaves = 4, "classes[0].leaves staat niet op zijn plaats");
  DAMAGE(w->nodes.p[1].parent = 1, "nodes[0].leaves staat niet op zijn plaats");
  DAMAGE(w->nodes.p[0].parent = 0, "nodes[0].parent staat niet op zijn plaats");
  DAMAGE(w->nodes.p[3].parent = 3, "nodes[3].parent staat niet op zijn plaats");
  DAMAGE(w->nodes.p[5].parent = 3, "nodes[5].parent staat niet op zijn plaats");
  DAMAGE(w->nodes.p[0].leaves = 3, "nodes[0].leaves staat niet op zijn plaats");
  DAMAGE(w->nodes.p[2].leaves = 0, "nodes[2].leaves staat niet op zijn plaats");
  DAMAGE(w->nodes.p[2].first_leaf = 0, "nodes[2].first_leaf staat niet op zijn plaats");
  DAMAGE(w->nodes.p[5].leaves = 2, "nodes[5].leaves staat niet op zijn plaats");
}

// A chain of classes within classes, one deeper than allowed.
static void deep_tree(struct writer *w) {
  w->nodes.n = w->classes.n = 0;
  writer_add(w, classes, (struct img_class){.nodes = 65, .leaves = 1});
  for (uint32_t i = 0; i < 65; i++)
    writer_add(w, nodes, (struct img_node){.parent = i == 0 ? NONE : i - 1, .leaves = 1});
}

static void deep_entities(struct writer *w) {
  for (uint32_t i = 0; i < 16; i++)
    small_entity(w, "dieper", (uint32_t)w->entities.n - 1, 0, 0, NONE);
}

static void deep_parts(struct writer *w) {
  struct img_target part = w->targets.p[PART_A];
  w->targets.n = 1;
  part.flags = 0;
  for (uint32_t i = 0; i < 64; i++) {
    part.parent = i;
    writer_add(w, targets, part);
  }
}

static void too_deep(void **s) {
  (void)s;
  DAMAGE(deep_tree(w), "nodes[64].parent staat te diep");
  DAMAGE(deep_entities(w), "entities[19].parent staat te diep");
  DAMAGE(deep_parts(w), "targets[64].parent staat te diep");
}

static void many_entities(struct writer *w) {
  while (w->entities.n <= 4096)
    small_entity(w, "nog", AANBIEDER, 0, 0, NONE);
}

static void schema(void **s) {
  (void)s;
  DAMAGE(w->entities.n = 0, "er zijn 0 entiteiten");
  DAMAGE(many_entities(w), "er zijn 4097 entiteiten");
  DAMAGE(w->entities.p[AANBIEDER].parent = 0, "entities[0].parent staat niet op zijn plaats");
  DAMAGE(w->entities.p[VOG].parent = NONE, "entities[2].parent staat niet op zijn plaats");
  DAMAGE(w->entities.p[VOG].parent = VOG, "entities[2].parent staat niet op zijn plaats");
  DAMAGE(w->entities.p[VOG].kind = 128, "entities[2].kind heeft een onbekende waarde");
  DAMAGE(w->entities.p[PLAN].fields = 4, "entities[3].first_field wijst nergens naar");
  DAMAGE(w->entities.p[VOG].fields = 3, "entities[2].first_field staat niet op zijn plaats");
  DAMAGE(w->entities.p[VOG].fields = 1, "fields[5].entity staat niet op zijn plaats");
  DAMAGE(w->entities.p[VOG].key = IN_DIENST, "entities[2].key wijst nergens naar");
  DAMAGE(w->entities.p[VOG].date = PLAN_DATUM, "entities[2].date wijst nergens naar");
  DAMAGE(w->entities.p[VOG].date = PROFIEL, "entities[2].date heeft niet het goede type");
  DAMAGE(w->fields.p[PROFIEL].entity = 4, "entities[2].first_field staat niet op zijn plaats");
  DAMAGE(w->fields.p[CONTACT].type = 9, "fields[1].type heeft een onbekende waarde");
  DAMAGE(w->fields.p[CONTACT].flags = 4, "fields[1].flags heeft een onbekende waarde");
  DAMAGE(w->fields.p[CONTACT].class_ = 0, "fields[1].class_ wijst nergens naar");
  DAMAGE(w->fields.p[SECTOR].class_ = 2, "fields[0].class_ wijst nergens naar");
  DAMAGE(w->fields.p[SECTOR].class_ = NONE, "fields[0].class_ wijst nergens naar");
}

static void wide_set(struct writer *w) {
  writer_add(w, classes, (struct img_class){.first_node = 6, .nodes = 65, .leaves = 65});
  for (uint32_t i = 0; i < 65; i++)
    writer_add(w, nodes, (struct img_node){.parent = NONE, .first_leaf = i, .leaves = 1});
  w->fields.p[ROLLEN].class_ = 2;
}

static void gathers(void **s) {
  (void)s;
  DAMAGE(w->gathers.p[0].entity = 9, "gathers[0].entity wijst nergens naar");
  DAMAGE(w->gathers.p[1].field = 99, "gathers[1].field wijst nergens naar");
  DAMAGE(w->gathers.p[1].field = VOG_DATUM, "gathers[1].field staat niet op zijn plaats");
  DAMAGE(w->gathers.p[1].function.len = UINT32_MAX, "gathers[1].function is geen goede tekst");
  DAMAGE(w->gathers.p[0].collector.len = 0, "gathers[0].collector is geen goede tekst");
  DAMAGE(w->gathers.p[1].entity = AANBIEDER, "gathers[1].field staat niet op zijn plaats");
  DAMAGE((w->gathers.p[1].entity = AANBIEDER, w->gathers.p[1].field = NONE), "gathers[1].entity staat niet op zijn plaats");
  DAMAGE(w->gathers.p[1].field = NONE, "gathers[1].entity staat niet op zijn plaats");
  DAMAGE(w->gathers.p[0].field = IN_DIENST, "gathers[1].entity staat niet op zijn plaats");
  DAMAGE((small_entity(w, "kwartaal", AANBIEDER, KIND_PERIOD, 0, NONE), writer_add(w, periods, (struct img_period){4, 0, 3, 0, PERIOD_CALENDAR, NONE, 0, {0, 0}}),
          writer_add(w, gathers, (struct img_gather){4, NONE, small_text(w, "csv"), {0, 0}, 5, 0})),
         "gathers[2].entity staat niet op zijn plaats");
  DAMAGE(w->gathers.p[0].first_arg = 1, "gathers[0].first_arg staat niet op zijn plaats");
  DAMAGE(w->gathers.p[0].args = 9, "gathers[0].first_arg wijst nergens naar");
  DAMAGE(w->gathers.p[1].args = 2, "gather_args[4].kind staat niet op zijn plaats");
  DAMAGE(for (int i = 0; i < 6; i++) writer_add(w, gather_args, w->gather_args.p[2]);
         w->gathers.p[1].args = 9, "gathers[1].args heeft een onbekende waarde");
  DAMAGE(w->gather_args.p[0].kind = 3, "gather_args[0].kind heeft een onbekende waarde");
  DAMAGE(w->gather_args.p[0].text.len = 0, "gather_args[0].text is geen goede tekst");
  DAMAGE(w->gather_args.p[0].field = SECTOR, "gather_args[0].field wijst nergens naar");
  DAMAGE(w->gather_args.p[1].field = NONE, "gather_args[1].field wijst nergens naar");
  DAMAGE(w->gather_args.p[1].field = IN_DIENST, "gather_args[1].field staat niet op zijn plaats"); // no rows are there yet
  DAMAGE(w->gather_args.p[3].field = VOG_DATUM, "gather_args[3].field staat niet op zijn plaats"); // below it
  DAMAGE(w->gather_args.p[3].field = CONTACT, "gather_args[3].field staat niet op zijn plaats");   // itself
  DAMAGE(w->gather_args.p[3].field = ROLLEN, "gather_args[3].field staat niet op zijn plaats");    // more values
}

static void too_many_members(void **s) {
  (void)s;
  DAMAGE(wide_set(w), "fields[3].class_ heeft niet het goede type");
}

static void targets(void **s) {
  (void)s;
  DAMAGE(w->targets.p[PART_A].kind = 2, "targets[1].kind heeft een onbekende waarde");
  DAMAGE(w->entities.p[VOG].kind = KIND_PERIOD, "entities[2].kind heeft een onbekende waarde");
  DAMAGE(w->targets.p[PART_A].flags |= TARGET_KPI, "targets[1].flags staat niet op zijn plaats");
  DAMAGE(w->targets.p[PART_A].flags |= 128, "targets[1].flags heeft een onbekende waarde");
  DAMAGE(w->targets.p[PART_A].set = 1, "targets[1].set wijst nergens naar");
  DAMAGE(w->targets.p[PART_B].parent = REPLACEMENT, "targets[2].parent staat niet op zijn plaats");
  DAMAGE(w->targets.p[REPLACEMENT].kind = TARGET_EIS, "targets[3].exception staat niet op zijn plaats");
  DAMAGE(w->targets.p[PART_B].kind = TARGET_EIS, "targets[2].parent staat niet op zijn plaats");
  DAMAGE(w->targets.p[EIS].eis = PART_A, "targets[0].eis staat niet op zijn plaats");
  DAMAGE(w->targets.p[PART_A].eis = NONE, "targets[1].eis staat niet op zijn plaats");
  DAMAGE(w->targets.p[PART_A].exception = 0, "targets[1].exception staat niet op zijn plaats");
  DAMAGE(w->targets.p[REPLACEMENT].exception = NONE, "targets[3].exception wijst nergens naar");
  DAMAGE(w->targets.p[REPLACEMENT].eis = PART_A, "targets[3].eis wijst nergens naar");
  DAMAGE(w->targets.p[EIS].flags |= TARGET_LEAF, "targets[0].flags staat niet op zijn plaats");
  DAMAGE(w->targets.p[EIS].flags |= TARGET_JUDGED, "targets[0].flags staat niet op zijn plaats");
  DAMAGE(w->targets.p[PART_A].flags = 0, "targets[1].flags staat niet op zijn plaats");
  DAMAGE(w->targets.p[PART_A].entity = 4, "targets[1].entity wijst nergens naar");
  DAMAGE(w->targets.p[PART_A].theme = 1, "targets[1].theme wijst nergens naar");
  DAMAGE(w->targets.p[PART_A].uses = 3, "targets[1].first_use wijst nergens naar");
  DAMAGE(w->targets.p[PART_A].span = 3, "targets[1].span wijst nergens naar");
}

static void target_registers(void **s) {
  (void)s;
  DAMAGE(w->targets.p[PART_A].row_reg = SMALL_REGS, "targets[1].row_reg wijst nergens naar");
  DAMAGE(w->targets.p[PART_A].row_reg = R_AND, "targets[1].row_reg heeft niet het goede type");
  DAMAGE(w->targets.p[PART_A].row_reg = R_ALL, "targets[1].row_reg heeft niet het goede niveau");
  DAMAGE(w->targets.p[PART_A].reg = R_SELECT, "targets[1].reg heeft niet het goede niveau");
  DAMAGE(w->targets.p[PART_A].own_reg = NONE, "targets[1].own_reg wijst nergens naar");
  DAMAGE(w->targets.p[PART_A].scope_reg = R_ALL, "targets[1].scope_reg heeft niet het goede type");
  DAMAGE(w->targets.p[PART_A].scope_reg = R_AND, "targets[1].scope_reg heeft niet het goede niveau");
  DAMAGE(w->targets.p[PART_B].judge = 1, "targets[2].judge wijst nergens naar");
  DAMAGE(w->targets.p[PART_A].judge = 0, "targets[1].judge staat niet op zijn plaats");
  DAMAGE(w->targets.p[EIS].waiver = 1, "targets[0].waiver wijst nergens naar");
  DAMAGE(w->targets.p[PART_A].waiver = 0, "targets[1].waiver staat niet op zijn plaats");
  DAMAGE(w->targets.p[EIS].row_waiver = 1, "targets[0].row_waiver wijst nergens naar");
  DAMAGE(w->targets.p[PART_A].row_waiver = 0, "targets[1].row_waiver staat niet op zijn plaats");
  DAMAGE(w->targets.p[EIS].row_waiver = 0, "targets[0].row_waiver staat niet op zijn plaats"); // of another level
}

static void around_targets(void **s) {
  (void)s;
  DAMAGE(w->uses.p[1].field = 9, "uses[1].field wijst nergens naar");
  DAMAGE(w->notes.p[0].kind = NOTE_MEANING + 1, "notes[0].kind heeft een onbekende waarde");
  DAMAGE(w->notes.p[0].target = 4, "notes[0].target wijst nergens naar");
  DAMAGE(w->notes.p[0].exception = 1, "notes[0].exception wijst nergens naar");
  DAMAGE(w->notes.p[0].exception = 0, "notes[0].exception staat niet op zijn plaats");
  DAMAGE(w->frames.p[0].title.len = UINT32_MAX, "frames[0].title is geen goede tekst");
  DAMAGE(w->themes.p[0].frame = 1, "themes[0].frame wijst nergens naar");
  DAMAGE(w->themes.p[0].reg = R_SELECT, "themes[0].reg heeft niet het goede niveau");
  DAMAGE(w->judges.p[0].entity = 4, "judges[0].entity wijst nergens naar");
  DAMAGE(w->targets.p[PART_B].judge = NONE; w->judges.p[0].target = 4, "judges[0].target wijst nergens naar");
  DAMAGE(w->targets.p[EIS].waiver = NONE; w->waivers.p[0].target = 4, "waivers[0].target wijst nergens naar");
  DAMAGE(w->waivers.p[0].entity = 4, "waivers[0].entity wijst nergens naar");
}

static void exceptions(void **s) {
  (void)s;
  DAMAGE(w->exceptions.p[0].set = 1, "exceptions[0].set wijst nergens naar");
  DAMAGE(w->exceptions.p[0].entity = 4, "exceptions[0].entity wijst nergens naar");
  DAMAGE(w->exceptions.p[0].guard_reg = R_TRUE, "exceptions[0].guard_reg heeft niet het goede niveau");
  DAMAGE(w->exceptions.p[0].guard_reg = R_SELECT, "exceptions[0].guard_reg heeft niet het goede type");
  DAMAGE(w->exceptions.p[0].branches = 3, "exceptions[0].first_branch wijst nergens naar");
  DAMAGE(w->exceptions.p[0].branches = 1, "branches[1].exception staat niet op zijn plaats");
  DAMAGE(w->branches.p[1].exception = 1, "exceptions[0].first_branch staat niet op zijn plaats");
  DAMAGE(w->branches.p[1].effect = 5, "branches[1].effect heeft een onbekende waarde");
  DAMAGE(w->branches.p[1].reg = R_TRUE, "branches[1].reg heeft niet het goede niveau");
  DAMAGE(w->branches.p[0].norm = 4, "branches[0].norm wijst nergens naar");
  DAMAGE(w->branches.p[0].norm = PART_A, "branches[0].norm staat niet op zijn plaats");
  DAMAGE(w->branches.p[1].norm = REPLACEMENT, "branches[1].norm staat niet op zijn plaats");
  DAMAGE(w->exceptions.p[0].aims = 2, "exceptions[0].first_aim wijst nergens naar");
  DAMAGE(w->exceptions.p[0].aims = 0, "aims[0].exception staat niet op zijn plaats");
  DAMAGE(w->aims.p[0].exception = 1, "exceptions[0].first_aim staat niet op zijn plaats");
  DAMAGE(w->aims.p[0].target = 4, "aims[0].target wijst nergens naar");
  DAMAGE(w->aims.p[0].begrip = 2, "aims[0].begrip heeft een onbekende waarde");
  DAMAGE(w->exceptions.p[0].span = 3, "exceptions[0].span wijst nergens naar");
}

static void registers(void **s) {
  (void)s;
  DAMAGE(writer_reg(w, REG_VALUE, 0), "er zijn 56 registers en 55 instructies");
  DAMAGE(w->regs.p[R_ROLES].type = 4, "regs[9].type heeft een onbekende waarde");
  DAMAGE(w->regs.p[R_ROLES].entity = 4, "regs[9].entity wijst nergens naar");
  DAMAGE(w->code.p[R_NOT].op = OP_COUNT, "code[34].op heeft een onbekende waarde");
  DAMAGE(w->code.p[R_NOT].entity = 4, "code[34].entity wijst nergens naar");
  DAMAGE(w->code.p[R_NOT].span = 3, "code[34].span wijst nergens naar");
  DAMAGE(w->code.p[R_NOT].dst = R_AND, "code[34].dst staat niet op zijn plaats");
  DAMAGE(w->code.p[R_NOT].op = OP_FOLD, "code[34].dst heeft niet het goede type");
  DAMAGE(w->code.p[R_NOT].entity = VOG, "code[34].dst heeft niet het goede niveau");
}

static void operands(void **s) {
  (void)s;
  DAMAGE(w->code.p[R_NOT].a = R_NOT, "code[34].a wijst nergens naar");
  DAMAGE(w->code.p[R_NOT].a = R_AND, "code[34].a wijst nergens naar");
  DAMAGE(w->code.p[R_NOT].a = R_START, "code[34].a heeft niet het goede type");
  DAMAGE(w->code.p[R_NOT].a = R_TRUE, "code[34].a heeft niet het goede niveau");
  DAMAGE(w->code.p[R_AND].b = R_START, "code[35].b heeft niet het goede type");
  DAMAGE(w->code.p[R_CHOOSE].c = R_START, "code[39].c heeft niet het goede type");
  DAMAGE(w->code.p[R_ZERO].a = 99, "code[4].a wijst nergens naar");
  DAMAGE(w->code.p[R_ANY].b = 99, "code[32].b wijst nergens naar");
  DAMAGE(w->code.p[R_CONTACT].a = 9, "code[7].a wijst nergens naar");
  DAMAGE(w->code.p[R_CONTACT].a = IN_DIENST, "code[7].a heeft niet het goede type");
  DAMAGE(w->code.p[R_CONTACT].a = GETEKEND, "code[7].a heeft niet het goede niveau");
  DAMAGE(w->code.p[R_START].a = CONTACT, "code[8].a heeft niet het goede type");
  DAMAGE(w->code.p[R_ROLES].a = IN_DIENST, "code[9].a heeft niet het goede type");
  DAMAGE(w->code.p[R_TERM].c = 5, "code[21].c heeft een onbekende waarde");
}

static void inputs_and_levels(void **s) {
  (void)s;
  DAMAGE(w->code.p[R_WAIVED].a = 1, "code[10].a wijst nergens naar");
  DAMAGE(w->waivers.p[0].entity = MEDEWERKER, "code[10].a heeft niet het goede niveau");
  DAMAGE(w->code.p[R_JUDGED].b = 1, "code[11].b wijst nergens naar");
  DAMAGE(w->judges.p[0].entity = MEDEWERKER, "code[11].b heeft niet het goede niveau");
  DAMAGE(w->code.p[R_OPEN].a = VOG, "code[12].a heeft niet het goede niveau");
  DAMAGE(w->code.p[R_OPEN].a = 4, "code[12].a wijst nergens naar");
  DAMAGE(w->code.p[R_NOT].op = OP_DOWN_C, "code[34].a heeft niet het goede niveau");
  DAMAGE(w->code.p[R_TRUE].op = OP_DOWN_C, "code[2].entity heeft niet het goede niveau");
  DAMAGE(w->code.p[R_FOLD_UP].b = VOG, "code[44].b heeft niet het goede niveau");
  DAMAGE(w->code.p[R_FOLD_UP].a = R_ALL, "code[44].a heeft niet het goede niveau");
  DAMAGE(w->code.p[R_COUNT].c = AANBIEDER, "code[45].c heeft niet het goede niveau");
  DAMAGE(w->code.p[R_COUNT].b = R_TRUE_V, "code[45].b heeft niet het goede niveau");
  DAMAGE(w->entities.p[PLAN].kind = 0, "code[48].b heeft niet het goede type");
}

static void constants(void **s) {
  (void)s;
  DAMAGE(w->code.p[R_TRUE].a = writer_const(w, 0), "code[2].a heeft een onbekende waarde");
  DAMAGE(w->code.p[R_TRUE].a = writer_const(w, 4), "code[2].a heeft een onbekende waarde");
  DAMAGE(w->code.p[R_ALL].a = writer_const(w, 0), "code[3].a heeft een onbekende waarde");
  DAMAGE(w->code.p[R_ALL].a = writer_const(w, 16), "code[3].a heeft een onbekende waarde");
  DAMAGE(w->code.p[R_ZERO].a = writer_const(w, VALUE_MAX + 1), "code[4].a heeft een onbekende waarde");
  DAMAGE(w->code.p[R_RANGE].a = writer_const(w, 3), "code[5].b heeft een onbekende waarde");
  DAMAGE(w->code.p[R_WITHIN].b = writer_const(w, 2), "code[28].c heeft een onbekende waarde");
  DAMAGE(w->code.p[R_WITHIN].b = writer_const(w, INT64_MIN), "code[28].b heeft een onbekende waarde");
  DAMAGE(w->code.p[R_TERM].b = writer_const(w, (int64_t)INT32_MAX + 1), "code[21].b heeft een onbekende waarde");
}

// Words of the pool: the first range is that of R_FIRST, the second of R_LAST; then R_ONE_OF, R_SELECT_C and R_SELECT.
static uint32_t *pool_of(struct writer *w, uint32_t reg) {
  uint32_t at = op_info[w->code.p[reg].op].operands[1] == 'x' ? w->code.p[reg].b : w->code.p[reg].c;
  return &w->pool.p[at].v;
}

static void pool(void **s) {
  (void)s;
  DAMAGE(w->code.p[R_FIRST].c = (uint32_t)w->pool.n, "code[18].c wijst nergens naar");
  DAMAGE(w->code.p[R_FIRST].c = UINT32_MAX, "code[18].c wijst nergens naar");
  DAMAGE(*pool_of(w, R_FIRST) = UINT32_MAX, "code[18].c wijst nergens naar");
  DAMAGE(*pool_of(w, R_FIRST) = 3, "code[18].c heeft een onbekende waarde");
  DAMAGE(pool_of(w, R_FIRST)[1] = 4, "code[18].c wijst nergens naar");
  DAMAGE(pool_of(w, R_FIRST)[1] = PLAN, "code[18].c heeft niet het goede niveau");
  DAMAGE(pool_of(w, R_LAST)[2] = R_LAST, "code[19].c wijst nergens naar");
  DAMAGE(pool_of(w, R_LAST)[2] = R_DATE, "code[19].c heeft niet het goede type");
  DAMAGE(pool_of(w, R_LAST)[2] = R_TRUE_M, "code[19].c heeft niet het goede niveau");
  DAMAGE(pool_of(w, R_ONE_OF)[2] = 99, "code[29].b wijst nergens naar");
  DAMAGE(pool_of(w, R_ONE_OF)[2] = writer_const(w, INT64_MAX), "code[29].b heeft een onbekende waarde");
}

static void priorities(void **s) {
  (void)s;
  DAMAGE(*pool_of(w, R_SELECT) = 7, "code[43].b heeft een onbekende waarde");
  DAMAGE(pool_of(w, R_SELECT)[1] = R_SELECT, "code[43].b wijst nergens naar");
  DAMAGE(pool_of(w, R_SELECT)[1] = R_TRUE, "code[43].b heeft niet het goede niveau");
  DAMAGE(pool_of(w, R_SELECT)[6] = R_NOT, "code[43].b heeft niet het goede type");
  DAMAGE(pool_of(w, R_SELECT)[3] = 4, "code[43].b heeft een onbekende waarde");
  DAMAGE(pool_of(w, R_SELECT)[4] = 1, "code[43].b heeft een onbekende waarde");
  DAMAGE(pool_of(w, R_SELECT)[3] = 1, "code[43].b laat voorrang rondlopen");
  DAMAGE(pool_of(w, R_SELECT)[7] = 1, "code[43].b laat voorrang rondlopen");
  DAMAGE(pool_of(w, R_SELECT_C)[2] = R_CRITERION, "code[37].b wijst nergens naar");
  DAMAGE(pool_of(w, R_SELECT_C)[2] = R_START, "code[37].b heeft niet het goede type");
}

static void many_options(struct writer *w, uint32_t n) {
  uint32_t words[4 * 65];
  for (uint32_t i = 0; i < n; i++)
    memcpy(&words[4 * i], (const uint32_t[4]){R_ANY, R_CHOOSE, 0, 0}, 16);
  if (n == 64)
    words[3] = 1u << 31;
  w->code.p[R_SELECT].b = writer_pool(w, words, 4 * n);
}

static void at_most_64_options(void **s) {
  (void)s;
  struct arena *a = check_arena();
  struct writer *w = good(a);
  struct sink sink;
  struct image im;
  many_options(w, 64);
  assert_true(small_read(a, &sink, image_write(w), &im));
  arena_free(a);
}

static void not_65_options(void **s) {
  (void)s;
  DAMAGE(many_options(w, 65), "code[43].b heeft een onbekende waarde");
}

// Instructions that share a long range in the pool: little to store, much to check.
static void long_pool(struct writer *w) {
  uint32_t at = (uint32_t)w->pool.n, n = 1 << 20;
  writer_add(w, pool, (struct img_pool){n});
  for (uint32_t i = 0; i < n; i++)
    writer_add(w, pool, (struct img_pool){0});
  for (uint32_t i = 0; i < 17; i++)
    writer_code(w, OP_ONE_OF, MEDEWERKER, R_SECTOR_M, at, 0, NONE);
}

static void bounded_work(void **s) {
  (void)s;
  DAMAGE(long_pool(w), "code[70].b wijst nergens naar");
}

// --- What hangs on what

// Little to store, much to tell: each condition twice in the next.
static void doubled(struct writer *w) {
  uint32_t reg = R_AND;
  for (int i = 0; i < 30; i++)
    reg = writer_code(w, OP_AND, MEDEWERKER, reg, reg, 0, NONE);
}

static void long_row(struct writer *w, uint32_t n) {
  uint32_t reg = R_AND;
  for (uint32_t i = 0; i < n; i++)
    reg = writer_code(w, OP_NOT, MEDEWERKER, reg, 0, 0, NONE);
}

// Outcomes are folded in rows as long as there are onderdelen.
static void long_fold(struct writer *w) {
  uint32_t reg = R_FOLD;
  for (int i = 0; i < 10000; i++)
    reg = writer_code(w, OP_FOLD, MEDEWERKER, reg, R_CRITERION, 0, NONE);
}

static void bounded_weight(void **s) {
  (void)s;
  DAMAGE(doubled(w), "code[69].dst hangt van te veel af");
  DAMAGE(long_row(w, 3000), "code[2550].dst hangt van te veel af");
  struct arena *a = check_arena();
  struct writer *w = good(a);
  struct sink sink;
  struct image im;
  long_row(w, 2400);
  long_fold(w);
  assert_true(small_read(a, &sink, image_write(w), &im));
  arena_free(a);
}

// An exception on its own norm, or two on each other's.
static void circles(void **s) {
  (void)s;
  DAMAGE(w->aims.p[0].target = REPLACEMENT, "aims[0].target loopt rond");
}

static void nothing_there(void **s) {
  (void)s;
  DAMAGE(w->classes.p[1].nodes = w->classes.p[1].leaves = 0, "classes[1].nodes heeft een onbekende waarde");
  DAMAGE(w->code.p[R_NOT].b = 1, "code[34].b heeft een onbekende waarde");
}

// --- Any bit

// Whatever the bytes: refused, or as good as any other image.
static void every_bit(void **s) {
  (void)s;
  struct arena *a = check_arena(), *scratch = check_arena();
  size_t size, refused = 0;
  char *p = written(a, &size);
  for (size_t bit = 0; bit < 8 * size; bit++) {
    struct sink sink;
    struct image im;
    p[bit / 8] = (char)(p[bit / 8] ^ 1 << bit % 8);
    small_seal(p, size);
    if (small_read(scratch, &sink, (struct text){p, size}, &im)) {
      struct buf out = {.arena = scratch};
      image_disassemble(&im, &out);
      image_find_target(&im, 0, TEXT("15"), TEXT("a"));
      image_find_field(&im, 0, TEXT("sector"));
    } else {
      assert_int_equal(sink.errors, 1);
      refused++;
    }
    p[bit / 8] = (char)(p[bit / 8] ^ 1 << bit % 8);
    arena_reset(scratch);
  }
  assert_true(refused > size); // more than one bit in eight
  arena_free(scratch);
  arena_free(a);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(not_an_image),
      cmocka_unit_test(cut_short),
      cmocka_unit_test(other_versions),
      cmocka_unit_test(sections),
      cmocka_unit_test(as_a_person_reads_it),
      cmocka_unit_test(texts),
      cmocka_unit_test(sources),
      cmocka_unit_test(classifications),
      cmocka_unit_test(too_deep),
      cmocka_unit_test(schema),
      cmocka_unit_test(gathers),
      cmocka_unit_test(too_many_members),
      cmocka_unit_test(targets),
      cmocka_unit_test(target_registers),
      cmocka_unit_test(around_targets),
      cmocka_unit_test(exceptions),
      cmocka_unit_test(registers),
      cmocka_unit_test(operands),
      cmocka_unit_test(inputs_and_levels),
      cmocka_unit_test(constants),
      cmocka_unit_test(pool),
      cmocka_unit_test(priorities),
      cmocka_unit_test(at_most_64_options),
      cmocka_unit_test(not_65_options),
      cmocka_unit_test(bounded_work),
      cmocka_unit_test(bounded_weight),
      cmocka_unit_test(circles),
      cmocka_unit_test(nothing_there),
      cmocka_unit_test(every_bit),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
