// A dossier's folder with files, a plan with calls, and what came of it as text.
#ifndef EISEN_RIG_H
#define EISEN_RIG_H

#include "check.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "collect.h"

// EISEN_PLUGINS and EISEN_BAD_PLUGINS come from CMakeLists.txt: the real collectors, and those in plugins/.
static const char *const rig_dirs[] = {EISEN_PLUGINS, EISEN_BAD_PLUGINS};

struct rig {
  struct arena *a;
  struct sink sink;
  struct plan plan;
  struct collect_options o;
  char dir[32];
  struct source source;
};

static inline struct rig *rig_new(void) {
  struct arena *a = check_arena();
  struct rig *r = NEW(a, struct rig);
  r->a = r->sink.arena = a;
  records_init(&r->plan.records, a, TEXT("Stichting Voorbeeld"));
  strcpy(r->dir, "/tmp/eisen-XXXXXX");
  assert_non_null(mkdtemp(r->dir));
  r->o = (struct collect_options){.plugin_dirs = rig_dirs, .n_plugin_dirs = 2, .seconds = 20};
  r->o.dossier_dirfd = open(r->dir, O_RDONLY | O_DIRECTORY);
  assert_true(r->o.dossier_dirfd >= 0);
  r->source = (struct source){TEXT("dossier.eis"), NO_TEXT};
  return r;
}

static inline void rig_free(struct rig *r) {
  char command[64];
  snprintf(command, sizeof command, "rm -rf '%s'", r->dir);
  assert_int_equal(system(command), 0);
  close(r->o.dossier_dirfd);
  arena_free(r->a);
}

static inline void rig_bytes(struct rig *r, const char *name, const char *bytes, size_t n) {
  int fd = openat(r->o.dossier_dirfd, name, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  assert_true(fd >= 0);
  assert_int_equal(write(fd, bytes, n), n);
  close(fd);
}

static inline void rig_file(struct rig *r, const char *name, const char *content) {
  rig_bytes(r, name, content, strlen(content));
}

// `function` is "csv.rijen" or "csv"; the arguments end with NULL.
static inline struct plan_call *rig_call(struct rig *r, const char *entity, const char *function, ...) {
  struct plan_call call = {.entity = text_from(entity), .parent_row = NO_INDEX, .place = {&r->source, 0, 0}};
  struct text name = text_from(function);
  va_list args;
  text_split(&name, '.', &call.collector);
  call.function = name;
  va_start(args, function);
  for (const char *arg; (arg = va_arg(args, const char *));)
    call.args[call.n_args++].value = text_from(arg);
  va_end(args);
  vec_push(r->a, &r->plan.calls, call);
  return &r->plan.calls.p[r->plan.calls.n - 1];
}

static inline void rig_run(struct rig *r) {
  collect_run(r->a, &r->sink, &r->plan, &r->o);
}

static inline void rig_show_value(struct buf *b, const struct rec_value *v) {
  buf_format(b, " %.*s=", TP(v->field));
  if (v->state == STATE_UNKNOWN)
    buf_format(b, "?(%s: %.*s)", cause_word[v->cause], TP(v->note));
  for (uint32_t i = 0; v->state == STATE_KNOWN && i < v->n_values; i++)
    buf_format(b, "[%.*s]", TP(v->values[i]));
  if (v->state == STATE_ABSENT)
    buf_addz(b, "geen");
}

static inline void rig_show_list(struct buf *b, const struct rec_list *l) {
  static const char *const status[] = {"volledig", "open", "steekproef"};
  buf_format(b, "lijst %.*s: %s", TP(l->entity), status[l->status]);
  if (l->status == LIST_SAMPLE)
    buf_format(b, " %u van %u", l->sample, l->total);
  if (l->cause)
    buf_format(b, " (%s: %.*s)", cause_word[l->cause], TP(l->note));
  buf_char(b, '\n');
}

// "medewerker A: naam=[Jan]" for each row but the aanbieder, which only shows its values; then the lists.
static inline struct text rig_records(struct rig *r) {
  struct buf b = {.arena = r->a};
  const struct records *records = &r->plan.records;
  for (uint32_t i = 0; i < records->rows.n; i++) {
    const struct rec_row *row = &records->rows.p[i];
    if (i == 0 && row->values.n == 0)
      continue;
    struct text path = records_path(r->a, records, i);
    buf_format(&b, "%.*s %.*s:", TP(row->entity), TP(path));
    for (size_t j = 0; j < row->values.n; j++)
      rig_show_value(&b, &row->values.p[j]);
    buf_char(&b, '\n');
  }
  for (size_t i = 0; i < records->lists.n; i++)
    rig_show_list(&b, &records->lists.p[i]);
  return buf_text(&b);
}

// The sentences of the messages, each on a line with its code.
static inline struct text rig_messages(struct rig *r) {
  struct buf b = {.arena = r->a};
  for (const struct message *m = r->sink.first; m; m = m->next)
    buf_format(&b, "%s %.*s\n", msg_code(m->id), TP(msg_sentence(r->a, m)));
  return buf_text(&b);
}

static inline void rig_expect(struct rig *r, const char *records, const char *messages) {
  check_text(rig_messages(r), messages);
  check_text(rig_records(r), records);
}

#endif
