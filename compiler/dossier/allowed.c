// `verzamel met csv, personeel "personeel.csv"`: the collectors that the sets may use for this provider, and the values that they need.
#include "build.h"

typedef VEC(struct text) texts;

static void add_once(struct build *b, texts *list, struct text t) {
  for (size_t i = 0; i < list->n; i++)
    if (text_eq(list->p[i], t)) return;
  vec_push(b->arena, list, t);
}

static texts collectors(struct build *b) {
  texts found = {0};
  for (size_t i = 0; i < b->n_images; i++)
    for (uint32_t g = 0; g < b->images[i]->n_gathers; g++)
      add_once(b, &found, img_text(b->images[i], b->images[i]->gathers[g].collector));
  return found;
}

// The names for which the sets want a value when they use this collector.
static texts names_of(struct build *b, struct text collector) {
  texts found = {0};
  for (size_t i = 0; i < b->n_images; i++) {
    const struct image *im = b->images[i];
    for (uint32_t g = 0; g < im->n_gathers; g++) {
      if (!text_eq(img_text(im, im->gathers[g].collector), collector)) continue;
      for (uint32_t a = im->gathers[g].first_arg; a < im->gathers[g].first_arg + im->gathers[g].args; a++)
        if (im->gather_args[a].kind == GATHER_NAME) add_once(b, &found, img_text(im, im->gather_args[a].text));
    }
  }
  return found;
}

static bool is_one_of(const texts *list, struct text t) {
  for (size_t i = 0; i < list->n; i++)
    if (text_eq(list->p[i], t)) return true;
  return false;
}

// The one that was named before, or a new one.
static struct plan_collector *collector_named(struct build *b, const struct node *n) {
  struct plan *plan = b->plan;
  for (size_t i = 0; i < plan->collectors.n; i++)
    if (text_eq(plan->collectors.p[i].name, n->text)) return &plan->collectors.p[i];
  vec_push(b->arena, &plan->collectors, (struct plan_collector){.name = n->text, .place = place_of(b, n)});
  return &plan->collectors.p[plan->collectors.n - 1];
}

static void add_given(struct build *b, struct plan_collector *c, const texts *names, const struct node *n) {
  if (!is_one_of(names, n->text)) {
    struct text all = text_join(b->arena, names->p, names->n, TEXT(", "));
    msg(b->sink, M_DOSSIER_GIVEN, name_place(b->src, n), c->name, n->text, text_nearest(n->text, names->p, names->n), all);
    return;
  }
  for (size_t i = 0; i < c->values.n; i++)
    if (text_eq(c->values.p[i].name, n->text)) msg(b->sink, M_DOSSIER_GIVEN_TWICE, name_place(b->src, n), n->text);
  vec_push(b->arena, &c->values, (struct plan_value){n->text, n->child->text});
}

void dossier_collector(struct build *b, const struct node *n) {
  struct text function = n->text, collector;
  text_split(&function, '.', &collector);
  if (function.n > 0) {
    msg(b->sink, M_DOSSIER_COLLECTOR_ONLY, name_place(b->src, n), collector);
    return;
  }
  texts all = collectors(b);
  if (!is_one_of(&all, n->text)) {
    struct text joined = text_join(b->arena, all.p, all.n, TEXT(", "));
    msg(b->sink, M_DOSSIER_COLLECTOR, name_place(b->src, n), n->text, text_nearest(n->text, all.p, all.n), joined);
    return;
  }
  texts names = names_of(b, n->text);
  struct plan_collector *c = collector_named(b, n);
  for (const struct node *v = n->child->child; v; v = v->next) add_given(b, c, &names, v);
}
