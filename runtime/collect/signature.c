#include "signature.h"

const char *const sig_word[] = {"tekst", "getal", "ja/nee", "datum", "bestand", "rijen"};

static struct text fault_of_type(struct arena *a, struct text word) {
  return text_format(a, "«%.*s» is geen soort gegeven (tekst, getal, ja/nee, datum, bestand of rijen)", TP(word));
}

static bool type_from(struct text word, enum sig_type *out) {
  for (int i = SIG_TEXT; i <= SIG_ROWS; i++) {
    if (text_eq(word, text_from(sig_word[i]))) {
      *out = (enum sig_type)i;
      return true;
    }
  }
  return false;
}

// "bestand lijst": a type, and perhaps a name.
static struct text parse_arg(struct arena *a, struct text t, struct signature *out) {
  struct text rest = text_trim(t), word = NO_TEXT;
  if (out->n_args == SIG_ARGS)
    return text_format(a, "er staan meer dan %d gegevens voor de pijl", SIG_ARGS);
  text_split(&rest, ' ', &word);
  enum sig_type *type = &out->args[out->n_args].type;
  if (!type_from(word, type))
    return fault_of_type(a, word);
  if (*type == SIG_ROWS)
    return TEXT("«rijen» kan alleen achter de pijl staan");
  out->args[out->n_args++].name = text_trim(rest);
  return NO_TEXT;
}

static bool cut_at_arrow(struct text t, struct text *args, struct text *result) {
  for (size_t i = 0; i + 2 <= t.n; i++) {
    if (t.p[i] != '-' || t.p[i + 1] != '>')
      continue;
    *args = text_trim(text_slice(t, 0, i));
    *result = text_trim(text_slice(t, i + 2, t.n));
    return true;
  }
  return false;
}

struct text signature_parse(struct arena *a, struct text t, struct signature *out) {
  struct text args, result, arg, why;
  *out = (struct signature){0};
  if (!cut_at_arrow(t, &args, &result))
    return TEXT("er staat geen pijl (->) met daarachter het antwoord");
  if (text_ends(args, TEXT(",")))
    return fault_of_type(a, NO_TEXT);
  while (text_split(&args, ',', &arg)) {
    why = parse_arg(a, arg, out);
    if (why.n)
      return why;
  }
  if (!type_from(result, &out->result))
    return fault_of_type(a, result);
  return out->result == SIG_FILE ? TEXT("een «bestand» kan niet achter de pijl staan") : NO_TEXT;
}
