/* Writing a collector: the one header you need.
 *
 * A collector is a shared object that fetches evidence: it reads a file that a provider has, and says what is in it. It exports
 * one table, EISEN_PLUGIN, that names plain C functions and their signature in Eisen's own types. Eisen builds the call; you
 * write an ordinary function. plugins/voorbeeld is the smallest one; docs/collectoren.md walks through it.
 *
 * A collector runs in a process of its own, made for one call, and is given its arguments and nothing else. When it crashes,
 * hangs or answers nonsense, what it should have found is `onbekend`, with that as the cause; the assessment goes on.
 *
 * Signatures: "bestand lijst, tekst kolom -> getal". The types and what they are in C:
 *
 *   tekst      const char *           zero-terminated UTF-8; yours until you return
 *   getal      int64_t                a whole number
 *   ja/nee     int                    0 or 1
 *   datum      int32_t                days since 01-01-1970
 *   bestand    struct eisen_file      a file from the dossier's folder, open for reading (argument only). It is a copy that
 *                                     cannot change, so that the report can say exactly what you have read
 *   rijen      (result only)          the function fills a table through its first argument and returns nothing
 *
 * Every function takes `struct eisen_call *` first, then its arguments in the order of the signature, and gives its result as
 * return value (`void` for rijen). To say that something is not there, or cannot be known, call eisen_call's geen or onbekend;
 * the return value is then ignored, and after onbekend so are all rows: a table is whole, or it is not there.
 *
 * All text is UTF-8 without control characters other than tab, CR and LF; anything else is nonsense. The limits: 8 arguments,
 * 500 kB a text, 1000 different fields, a million rows, and the time and memory that Eisen was given (30 seconds, 1 GiB).
 */
#ifndef EISEN_PLUGIN_H
#define EISEN_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#define EISEN_PLUGIN_ABI 1

struct eisen_file {
  int fd;           /* open for reading, at the start */
  const char *name; /* as the dossier names it, for messages */
};

/* What a function may ask of Eisen while it runs. Texts you pass are copied. */
struct eisen_call {
  size_t size; /* of this struct; a newer Eisen may know more */
  void *host;
  /* The result is known to be absent. */
  void (*geen)(struct eisen_call *call);
  /* The result cannot be known; `why` is shown to the reader of the report, in plain Dutch. */
  void (*onbekend)(struct eisen_call *call, const char *why);
  /* Rows: begins the next row; `where` says where it stands ("rij 3"). */
  void (*rij)(struct eisen_call *call, const char *where);
  /* Rows: a field of the current row, as it stands there; Eisen decides what it means. `length` in bytes.
   * Before the first row, without a value: there is a column of that name, also when there are no rows. */
  void (*veld)(struct eisen_call *call, const char *name, const char *value, size_t length);
};

struct eisen_function {
  size_t size;           /* sizeof(struct eisen_function) */
  const char *name;      /* "rijen": called as csv.rijen(…) */
  const char *signature; /* "bestand lijst -> rijen" */
  const char *help;      /* one sentence, Dutch: what it does */
  void (*function)(void);
};

struct eisen_plugin {
  size_t size; /* sizeof(struct eisen_plugin) */
  uint32_t abi; /* EISEN_PLUGIN_ABI */
  const char *name;    /* equal to the name of the file: "csv" for csv.so */
  const char *version; /* your own */
  const char *help;    /* one sentence, Dutch */
  const struct eisen_function *functions;
  size_t n_functions;
};

#define EISEN_FUNCTION(f) ((void (*)(void))(f))
/* Put this before the one table you export: EISEN_PLUGIN = { … }; */
#define EISEN_PLUGIN __attribute__((visibility("default"))) const struct eisen_plugin eisen_plugin

#endif
