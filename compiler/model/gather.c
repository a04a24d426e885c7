// How lists and fields are collected: what stands between the brackets is a text, a field that is known by then, or a name for which
// the dossier gives a value.
#include "model.h"

// What is being read: of which list or field, and where it stands.
struct gathering {
  struct model *m;
  const struct source *src;
  uint32_t entity, field;
};

void model_gather_twice(struct model *m, const struct source *src, const struct node *n, struct text what, const struct source *first_src,
                        const struct node *first) {
  struct message *at = msg(m->sink, M_GATHER_TWICE, node_place(src, n), what);
  msg_note(m->sink, at, M_NOTE_FIRST, node_place(first_src, first));
}

static struct text nearest_field(const struct gathering *r, uint32_t entity, struct text name) {
  const struct m_entity *e = &r->m->entities.p[entity];
  struct text *names = NEW_ARRAY(r->m->arena, struct text, e->fields.n);
  for (size_t i = 0; i < e->fields.n; i++) names[i] = r->m->fields.p[e->fields.p[i]].name;
  return text_nearest(name, names, e->fields.n);
}

// A list is collected before it has rows: then only the aanbieder is there. A field is collected in its row.
static bool is_known_by_then(const struct gathering *r, const struct node *n, uint32_t entity) {
  const struct m_entity *here = &r->m->entities.p[r->entity];
  if (r->field == NONE && (entity != 0 || r->entity == 0)) {
    msg(r->m->sink, M_GATHER_LIST, node_place(r->src, n), n->text, here->name);
    return false;
  }
  if (model_under(r->m, r->entity, entity)) return true;
  msg(r->m->sink, M_GATHER_ABOVE, node_place(r->src, n), r->m->entities.p[entity].name, here->name);
  return false;
}

static bool is_one_value(const struct gathering *r, const struct node *n, uint32_t field) {
  const struct m_field *f = &r->m->fields.p[field];
  if (field == r->field) msg(r->m->sink, M_GATHER_SELF, node_place(r->src, n), f->name);
  else if (f->type == TYPE_SET) msg(r->m->sink, M_GATHER_SET, node_place(r->src, n), f->name);
  else return true;
  return false;
}

// `aanbieder.website`
static bool read_path(const struct gathering *r, const struct node *n, struct m_gather_arg *out) {
  struct text field = n->text, entity;
  text_split(&field, '.', &entity);
  uint32_t at = model_entity(r->m, entity);
  if (at == NONE) {
    msg(r->m->sink, M_ENTITY_UNKNOWN, node_place(r->src, n), entity, nearest_key(&r->m->entity_names, entity));
    return false;
  }
  uint32_t found = model_field(r->m, at, field);
  if (found == NONE) {
    msg(r->m->sink, M_FIELD_UNKNOWN, node_place(r->src, n), field, r->m->entities.p[at].name, nearest_field(r, at, field));
    return false;
  }
  *out = (struct m_gather_arg){GATHER_FIELD, NO_TEXT, found};
  return is_known_by_then(r, n, at) && is_one_value(r, n, found);
}

// Is perhaps a field meant, of the row itself or of the aanbieder?
static struct text meant_field(const struct gathering *r, struct text name) {
  struct text near = r->field == NONE ? NO_TEXT : nearest_field(r, r->entity, name);
  if (near.n > 0 || r->entity == 0 || model_field(r->m, 0, name) == NONE) return near;
  return text_format(r->m->arena, "aanbieder.%.*s", TP(name));
}

// `website`: a field of the row, else a name of the dossier.
static bool read_name(const struct gathering *r, const struct node *n, struct m_gather_arg *out) {
  uint32_t field = model_field(r->m, r->entity, n->text);
  *out = (struct m_gather_arg){field == NONE ? GATHER_NAME : GATHER_FIELD, field == NONE ? n->text : NO_TEXT, field};
  if (field != NONE) return is_known_by_then(r, n, r->entity) && is_one_value(r, n, field);
  struct text meant = meant_field(r, n->text);
  if (meant.n > 0) msg(r->m->sink, M_GATHER_NAME, node_place(r->src, n), n->text, r->m->entities.p[r->entity].name, meant);
  return true;
}

static bool read_arg(const struct gathering *r, const struct node *n, struct m_gather_arg *out) {
  *out = (struct m_gather_arg){GATHER_TEXT, n->text, NONE};
  if (n->kind != N_NAME) return true;
  for (size_t i = 0; i < n->text.n; i++)
    if (n->text.p[i] == '.') return read_path(r, n, out);
  return read_name(r, n, out);
}

static void read_gather(struct model *m, const struct source *src, const struct node *n, uint32_t entity, uint32_t field) {
  struct gathering r = {m, src, entity, field};
  struct m_gather g = {.entity = entity, .field = field, .function = n->text};
  text_split(&g.function, '.', &g.collector);
  for (const struct node *a = n->child->child; a; a = a->next) {
    struct m_gather_arg arg;
    if (g.args.n == GATHER_LIMIT) {
      msg(m->sink, M_DOSSIER_ARGS, node_place(src, a));
      break;
    }
    if (read_arg(&r, a, &arg)) vec_push(m->arena, &g.args, arg);
  }
  vec_push(m->arena, &m->gathers, g);
}

void model_gathers(struct model *m) {
  for (uint32_t i = 0; i < m->entities.n; i++) {
    const struct m_entity *e = &m->entities.p[i];
    if (e->gather) read_gather(m, e->gather_src, e->gather, i, NONE);
    for (size_t k = 0; k < e->fields.n; k++) {
      const struct m_field *f = &m->fields.p[e->fields.p[k]];
      if (f->gather) read_gather(m, f->src, f->gather, i, e->fields.p[k]);
    }
  }
}
