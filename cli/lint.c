// eisen lint: judges sets themselves.
#include "lint.h"
#include "command.h"
#include "compile.h"
#include "findings.h"
#include "judge.h"
#include "model.h"
#include "paths.h"
#include "repair.h"

enum { FINDINGS_LIMIT = 1000 }; // of one set

static const struct form {
  const char *name;
  findings_format *write;
} forms[] = {{"tekst", findings_text}, {"json", findings_json}, {"sarif", findings_sarif}};
enum { FORMS = 3 };

struct linting {
  struct call *call;
  struct findings found;
};

// Compiles the set and judges it. NULL: it has errors, which were told; `instead` stands for the content of the file.
static struct sink *look(struct linting *l, const char *path, struct text instead, struct compiled *set) {
  struct call *call = l->call;
  struct sink *sink = NEW(call->arena, struct sink);
  struct compile_options options = {.search = call->values[OPT_SEARCH].p, .n_search = call->values[OPT_SEARCH].n, .instead = instead};
  *sink = (struct sink){.arena = call->arena, .limit = FINDINGS_LIMIT, .result = call->sink->result};
  if (!compile_all(call->arena, sink, path, &options, set)) {
    edge_tell(call->edge, sink, NO_TEXT);
    return NULL;
  }
  lint_set(call->arena, set->model, set->shapes);
  return sink;
}

static const struct node *tree_of(const struct compiled *set) { return set->model->sets.p[set->model->sets.n - 1].root; }

// Writes the source with its repairs, when the set still compiles with them and provably means the same. Repairs of another kind, and
// those that touch each other, are made one after the other. Gives what is found then.
static struct sink *repair(struct linting *l, const char *path, struct compiled *set, struct sink *sink) {
  enum { ROUNDS = 40 };
  struct text text = NO_TEXT;
  size_t mended = 0;
  for (int i = 0; i < ROUNDS; i++) {
    const struct source *src = set->model->sets.p[set->model->sets.n - 1].src;
    struct compiled before = *set;
    size_t now = 0;
    struct text next = repair_text(l->call->arena, sink, src, &now);
    struct sink *left = now == 0 ? NULL : look(l, path, next, set);
    if (now > 0 && left == NULL) {
      msg(l->call->sink, M_REPAIR_BREAKS, NO_PLACE, src->name);
      return sink;
    }
    if (now == 0)
      break;
    if (!repair_proved(before.image, tree_of(&before), set->image, tree_of(set))) {
      msg(l->call->sink, M_REPAIR_UNPROVED, NO_PLACE, src->name);
      return sink;
    }
    sink = left;
    text = next;
    mended += now;
  }
  if (mended > 0 && file_write(l->call->sink, path, text))
    l->found.mended += mended;
  return sink;
}

static void lint_path(void *context, const char *path) {
  struct linting *l = context;
  struct compiled set;
  struct sink *sink = look(l, path, NO_TEXT, &set);
  if (sink == NULL)
    return;
  if (call_has(l->call, OPT_REPAIR))
    sink = repair(l, path, &set, sink);
  vec_push(l->call->arena, &l->found.of, sink);
  l->found.sources++;
  l->found.dropped += sink->dropped;
  l->call->edge->found |= sink->warnings > 0;
}

void run_lint(struct call *call) {
  struct linting l = {.call = call};
  const char *names[FORMS];
  for (size_t i = 0; i < FORMS; i++)
    names[i] = forms[i].name;
  size_t form = format_of(call, names, FORMS, "tekst, json of sarif");
  if (form == FORMS || !call_expect(call, 1, SIZE_MAX, "de eisenset of de map"))
    return;
  paths_each(call, "eisenset ", lint_path, &l);
  call_result(call, forms[form].write(call->arena, &l.found));
}
