// eisen test: runs every voorbeeld of the sets that are named, and shows what differs.
#include "judge.h"
#include "paths.h"
#include "test.h"

static const struct shape_of_result {
  const char *name;
  test_format *write;
} forms[] = {{"tekst", test_text}, {"tap", test_tap}, {"junit", test_junit}};
enum { FORMS = 3 };

static void test_path(void *context, const char *path) {
  struct tests *t = context;
  struct tested *one = NEW(t->call->arena, struct tested);
  if (!examples_run(t->call, path, &one->examples))
    return;
  if (call_has(t->call, OPT_COVERAGE))
    one->coverage = coverage_of(t->call->arena, &one->examples);
  if (call_has(t->call, OPT_MUTATE))
    one->mutation = mutation_of(t->call->arena, &one->examples);
  vec_push(t->call->arena, &t->list, one);
  t->good += one->examples.good;
  t->bad += one->examples.bad;
}

void run_test(struct call *call) {
  struct tests t = {.call = call};
  const char *names[FORMS];
  for (size_t i = 0; i < FORMS; i++)
    names[i] = forms[i].name;
  size_t form = format_of(call, names, FORMS, "tekst, tap of junit");
  if (form == FORMS || !call_expect(call, 1, SIZE_MAX, "de eisenset of de map"))
    return;
  paths_each(call, "eisenset ", test_path, &t);
  call_result(call, forms[form].write(call->arena, &t));
  call->edge->found = t.bad > 0;
}
