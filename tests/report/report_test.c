// The formats, whole, beside what they should be: klein.txt, klein.tsv, klein.json, klein.html, open.txt. EISEN_RESET=1 rewrites them.
#include <stdlib.h>
#include <string.h>

#include "file.h"
#include "overview.h"
#include "report.h"
#include "verdict/rig.h"

// The digest says nothing about the report, and changes with every instruction that is added to the machine.
static struct text without_digest(struct rig *r, struct text t) {
  struct digest d = image_digest(&r->image);
  struct text hex = digest_hex(r->arena, &d);
  char *copy = (char *)text_z(r->arena, t);
  for (size_t i = 0; i + hex.n <= t.n; i++)
    if (text_eq(text_slice(t, i, i + hex.n), hex))
      memset(copy + i, '0', hex.n);
  return (struct text){copy, t.n};
}

static void compare(struct rig *r, const char *path, struct text actual) {
  struct text expected;
  actual = without_digest(r, actual);
  if (getenv("EISEN_RESET") != NULL)
    assert_true(file_write(&r->sink, path, actual));
  assert_true(file_read(r->arena, &r->sink, path, &expected));
  check_text(actual, text_z(r->arena, expected));
}

static struct text tsv(struct arena *a, const struct report *r) {
  struct buf b = {.arena = a};
  buf_add(&b, report_tsv_head(a));
  buf_add(&b, report_tsv(a, r));
  return buf_text(&b);
}

static void build(struct rig *r, const struct sink *messages, struct report *out) {
  rig_judge(r);
  const struct verdicts **all = NEW(r->arena, const struct verdicts *);
  *all = &r->verdicts;
  report_build(r->arena, all, 1, messages, out);
}

static void known(void **state) {
  (void)state;
  struct rig r;
  struct report report;
  rig_begin(&r);
  rig_known(&r);
  build(&r, &r.sink, &report);
  compare(&r, "klein.txt", report_text(r.arena, &report));
  compare(&r, "klein.tsv", tsv(r.arena, &report));
  compare(&r, "klein.json", report_json(r.arena, &report));
  compare(&r, "klein.html", report_html(r.arena, &report));
  rig_end(&r);
}

// Half a dossier, with a message and with what steers a terminal.
static void half_known(void **state) {
  (void)state;
  struct rig r;
  struct report report;
  rig_begin(&r);
  rig_put(&r, 0, "alleen-aw", "ja");
  rig_put(&r, 0, "plan", "misschien");
  rig_medewerker(&r, "An\x1B[31mna\t\"x\"", "ja", NULL);
  rig_medewerker(&r, "Bram", "ja", "ja");
  rig_judgement(&r, "15", "b", "Bram", NEE);
  build(&r, &r.sink, &report);
  compare(&r, "open.txt", report_text(r.arena, &report));
  compare(&r, "open.tsv", tsv(r.arena, &report));
  compare(&r, "open.json", report_json(r.arena, &report));
  compare(&r, "open.html", report_html(r.arena, &report));
  rig_end(&r);
}

// A page for two providers, whose names are markup: they stay texts, and no id stands on it twice.
static void region_page(void **state) {
  (void)state;
  static const char *const names[] = {"<script>alert(1)</script>", "\"a\" & 'b' ]]> \xE2\x80\xAE \xFF"};
  struct rig r;
  struct report report;
  struct overview overview;
  rig_begin(&r);
  rig_known(&r);
  build(&r, NULL, &report);
  struct buf b = {.arena = r.arena};
  overview_init(&overview, r.arena);
  buf_add(&b, report_html_head(r.arena));
  for (size_t i = 0; i < 2; i++) {
    report.provider = text_from(names[i]);
    report.number = i + 1;
    buf_add(&b, report_html_part(r.arena, &report));
    overview_add(&overview, &report);
  }
  buf_add(&b, overview_html(r.arena, &overview));
  compare(&r, "regio.html", buf_text(&b));
  overview_free(&overview);
  rig_end(&r);
}

// The same eis from two images is reported once, and a theme of both is one theme.
static void two_images(void **state) {
  (void)state;
  struct rig r;
  struct report once, twice;
  rig_begin(&r);
  rig_known(&r);
  build(&r, NULL, &once);
  struct rig other;
  rig_begin(&other);
  rig_known(&other);
  rig_judge(&other);
  const struct verdicts *all[] = {&r.verdicts, &other.verdicts};
  report_build(r.arena, all, 2, NULL, &twice);
  assert_int_equal(twice.eisen.n, once.eisen.n);
  assert_int_equal(twice.frames.n, 1);
  assert_int_equal(twice.sets.n, 4);
  rig_end(&other);
  rig_end(&r);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(known), cmocka_unit_test(half_known), cmocka_unit_test(region_page),
                                     cmocka_unit_test(two_images)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
