// Signatures of collector functions: "bestand lijst, tekst kolom -> getal". plugins/include/eisen/plugin.h has the types.
#ifndef EISEN_SIGNATURE_H
#define EISEN_SIGNATURE_H

#include "text.h"

enum sig_type { SIG_TEXT, SIG_NUMBER, SIG_TRUTH, SIG_DATE, SIG_FILE, SIG_ROWS };
extern const char *const sig_word[]; // "tekst", "getal", "ja/nee", "datum", "bestand", "rijen"

enum { SIG_ARGS = 8 };
struct signature {
  uint32_t n_args;
  struct {
    enum sig_type type;
    struct text name; // may be empty
  } args[SIG_ARGS];
  enum sig_type result;
};

// Gives NO_TEXT, or what is wrong with the signature, in Dutch.
struct text signature_parse(struct arena *a, struct text t, struct signature *out);

#endif
