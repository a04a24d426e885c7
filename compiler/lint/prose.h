// The words of the document: the verbatim texts of a source, cut into words that know their place.
#ifndef EISEN_PROSE_H
#define EISEN_PROSE_H

#include "model.h"

enum word_kind {
  WORD_PLAIN,  // letters, with what joins them: mbo-4, cliënt’s
  WORD_NUMBER, // digits, with the points and commas inside: 350.000, 12,5, 18.7, 1-1-2024
  WORD_MARK,   // one character of anything else
};
struct word {
  struct text text; // in the source
  struct text fold; // in small letters; of words that fold alike the same bytes
  uint32_t id;      // the same for words that fold alike
  int32_t letters;  // the number that it is in letters; -1
  enum word_kind kind;
  bool begins;      // a line begins with it
};

// Whose text it is.
enum prose_owner { PROSE_TARGET, PROSE_EXCEPTION, PROSE_TERM, PROSE_OTHER };
struct prose {
  enum prose_owner owner;
  uint32_t index;          // of the target, exception or begrip; NONE
  const struct source *src;
  const struct node *node; // the VERBATIM
  const struct node *of;   // the declaration, onderdeel or clause it stands in
  struct word *words;
  size_t n;
};
struct proses { struct prose *p; size_t n, cap; };

// All of the source of `set`, in order.
void proses_of(struct arena *a, const struct model *m, uint32_t set, struct proses *out);
// Cuts another text of the source of `p`, a title for example, into its words.
void prose_cut(struct arena *a, struct prose *p, struct text t);
// The number that stands at word i, in digits or in letters, whole and at most six digits; -1: none.
long word_number(const struct prose *p, size_t i);
// Most words differ in their first letter.
static inline bool fold_begins(struct text fold, char first) { return fold.n > 0 && fold.p[0] == first; }
size_t words_are_all(const struct prose *p, size_t i, const char *phrase); // only for words_are
// The number of words of `phrase` (small letters, one space between) that stand from word i on; 0 when they do not.
static inline size_t words_are(const struct prose *p, size_t i, const char *phrase) {
  return i < p->n && fold_begins(p->words[i].fold, phrase[0]) ? words_are_all(p, i, phrase) : 0;
}
static inline bool word_is(const struct prose *p, size_t i, const char *one) {
  return i < p->n && fold_begins(p->words[i].fold, one[0]) && text_eq(p->words[i].fold, text_from(one));
}
// Is it one of `n` words? `list` is in small letters.
bool word_among(struct text fold, const char *const *list, size_t n);
#define AMONG(fold, list) word_among((fold), (list), sizeof(list) / sizeof *(list))
// A sentence ends behind . ? ! or ; when white space or nothing follows, and before a line that begins a point of a list.
size_t sentence_begin(const struct prose *p, size_t i);
size_t sentence_end(const struct prose *p, size_t i); // behind its last word
// Stands white space before word i?
bool word_apart(const struct prose *p, size_t i);
struct place word_place(const struct prose *p, const struct word *first, const struct word *last); // from first to last

#endif
