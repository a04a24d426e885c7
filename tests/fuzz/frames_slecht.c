// Answers of a helper that is wrong, in every way that the protocol knows, and of one that is asked other things than a table.
#include "frames.h"

#include <stdlib.h>
#include <string.h>

#include "protocol.h"

// What is said, a frame each: P collector; F name=signature; E fault; D end of the description; R where; V name=value;
// X result: rijen, geen, onbekend TEXT, tekst TEXT, getal N, niets, kind N. And what is wrong: ! kind: a frame that is cut off;
// ^ kind: one that is too long; K kind: an empty one; S kind: one with a byte too many; L kind: a text longer than its frame;
// U kind: a text that is no UTF-8; C kind: a text that steers.
static const struct bad {
  unsigned way; // in helper_fuzz.c
  const char *said;
} bad[] = {
    {1, ""},
    {1, "! 16"},
    {1, "^ 16"},
    {1, "K 3"},
    {1, "K 16"},
    {1, "S 16"},
    {1, "L 16"},
    {1, "U 16"},
    {1, "C 18"},
    {1, "P;R rij 1"},
    {1, "P;F rijen=bestand lijst rijen;D"},
    {1, "P;F rijen=appel lijst -> rijen;D"},
    {1, "P;F rijen=rijen lijst -> rijen;D"},
    {1, "P;F rijen=bestand lijst -> appel;D"},
    {1, "P;F rijen=bestand lijst ->;D"},
    {1, "P;F rijen=tekst a, tekst b, tekst c, tekst d, tekst e, tekst f, tekst g, tekst h, tekst i -> rijen;D"},
    {1, "P;F rij=bestand lijst -> rijen;F regels=bestand lijst -> rijen;D"},
    {1, "P;F rijen=bestand lijst -> tekst;D"},
    {3, "P;F rijen=bestand lijst -> rijen;D"},
    {1, "P;E andere versie;E en nog iets;D"},
    {1, "P;F rijen=bestand lijst -> rijen;D;X getal 3"},
    {1, "P;F rijen=bestand lijst -> rijen;D;X geen"},
    {1, "P;F rijen=bestand lijst -> rijen;D;R rij 1;X geen"},
    {1, "P;F rijen=bestand lijst -> rijen;D;X niets"},
    {1, "P;F rijen=bestand lijst -> rijen;D;X kind 9"},
    {1, "P;F rijen=bestand lijst -> rijen;D;X onbekend"},
    {1, "P;F rijen=bestand lijst -> rijen;D;V naam=A;X rijen"},
    {1, "P;F rijen=bestand lijst -> rijen;D;K 18"},
    {1, "P;F rijen=bestand lijst -> rijen;D;R rij 1;V naam=A;V Naam=B;X rijen"},
    {9, "P;F rijen=bestand lijst -> rijen;D;R rij 1;V naam=A;R rij 2;V naam=A;R rij 3;V naam=A;X rijen"},
    {9, "P;F rijen=bestand lijst -> rijen;D;R;V naam=A;R;V contact=ja;R;V onzin=ja;X rijen"},
    {8, "P;F rijen=bestand lijst -> rijen;D;R rij 1;V goed=ja;R rij 2;V goed=nee;X rijen"},
    {11, "P;F rijen=bestand lijst -> tekst;D;X tekst"},
    {11, "P;F rijen=bestand lijst -> ja/nee;D;X getal 1"},
    {11, "P;F rijen=bestand lijst -> ja/nee;D;X getal 0"},
    {11, "P;F rijen=bestand lijst -> ja/nee;D;X getal 7"},
    {11, "P;F rijen=bestand lijst -> datum;D;X getal 19000"},
    {11, "P;F rijen=bestand lijst -> datum;D;X getal 99999999999"},
    {11, "P;F rijen=bestand lijst -> tekst;D;R rij 1;X tekst A"},
    {11, "P;F rijen=bestand lijst -> getal;D;X geen"},
    {10, "P;F rijen=bestand lijst -> rijen;D;R rij 1;V naam=A;R rij 2;V naam=B;X rijen"},
    // A call with other arguments, over the socket: tekst, getal, datum, ja/nee, and a file that is not there.
    {49, "P;F rijen=tekst a, getal b, datum c, ja/nee d -> rijen;D;X rijen"},
    {49, "P;F rijen=getal a, getal b, datum c, ja/nee d -> rijen;D;X rijen"},
    {49, "P;F rijen=tekst a, datum b, datum c, ja/nee d -> rijen;D;X rijen"},
    {49, "P;F rijen=tekst a, ja/nee b, datum c, ja/nee d -> rijen;D;X rijen"},
    {49, "P;F rijen=tekst a, getal b, bestand c, ja/nee d -> rijen;D;X rijen"},
    {49, "P;F rijen=bestand lijst -> rijen;D;X rijen"},
    {50, "P;F rijen=bestand lijst -> rijen;D;X rijen"}, // a text that cannot be passed on
    {52, "P;F rijen=bestand lijst -> rijen;D;X rijen"}, // no such collector
    {17, "P;F rijen=bestand lijst -> rijen;D"},         // the helper ends before its answer
    // Rows below rows of which two have the same key.
    {45, "P;F rijen=bestand lijst -> rijen;D;R rij 1;V locatie=Oost;V kamer=1;V hoogte=2;X rijen"},
    {45, "P;F rijen=bestand lijst -> rijen;D;R rij 1;V kamer=1;V nummer=7;X rijen"},
    {45, "P;F rijen=bestand lijst -> rijen;D;R rij 1;V kamer=9;R rij 2;V kamer=8;X rijen"},
    {45, "P;F rijen=bestand lijst -> rijen;D;R rij 1;V locatie=Noord;V kamer=1;X rijen"},
    {37, "P;F rijen=bestand lijst -> rijen;D;R rij 1;V kamer=1;X rijen"},
};

static void two_texts(struct buf *b, enum frame_kind kind, const char *rest, const char *more) {
  const char *is = strchr(rest, '=');
  size_t begin = frame_begin(b, kind);
  put_text(b, (struct text){rest, is ? (size_t)(is - rest) : strlen(rest)});
  put_text(b, text_from(is ? is + 1 : ""));
  if (more != NULL)
    put_text(b, text_from(more));
  frame_end(b, begin);
}

static void one_text(struct buf *b, enum frame_kind kind, struct text t) {
  size_t begin = frame_begin(b, kind);
  put_text(b, t);
  frame_end(b, begin);
}

static void result(struct buf *b, const char *what) {
  static const char *const kinds[] = {"rijen", "geen", "onbekend", "tekst", "getal", "niets"};
  size_t begin = frame_begin(b, FRAME_RESULT), n = strcspn(what, " ");
  unsigned kind = 0;
  while (kind < 6 && (strlen(kinds[kind]) != n || strncmp(kinds[kind], what, n) != 0))
    kind++;
  const char *rest = what[n] ? what + n + 1 : "";
  put_u8(b, kind < 6 ? (uint8_t)kind : (uint8_t)atoi(rest));
  if (kind == RESULT_UNKNOWN || kind == RESULT_TEXT)
    put_text(b, text_from(rest));
  else if (kind == RESULT_NUMBER)
    put_i64(b, strtoll(rest, NULL, 10));
  frame_end(b, begin);
}

static void wrong(struct buf *b, char how, enum frame_kind kind) {
  size_t begin = frame_begin(b, kind);
  if (how == 'S')
    put_text(b, TEXT("csv")), put_u8(b, 7);
  else if (how == 'L')
    put_u32(b, 1000);
  else if (how == 'U')
    put_text(b, TEXT("\xFF\xFE"));
  else if (how == 'C')
    put_text(b, TEXT("\x1B[31m"));
  frame_end(b, begin);
  if (how == '!')
    b->n--;
  else if (how == '^')
    memset(b->p + begin, 0xFF, 4);
}

static void say(struct buf *b, const char *said) {
  const char *rest = said[0] && said[1] ? said + 2 : "";
  switch (said[0]) {
  case 'P':
    two_texts(b, FRAME_PLUGIN, "csv=1", "Tabellen.");
    return;
  case 'F':
    two_texts(b, FRAME_FUNCTION, rest, "Leest.");
    return;
  case 'E':
    one_text(b, FRAME_FAULT, text_from(rest));
    return;
  case 'R':
    one_text(b, FRAME_ROW, text_from(rest));
    return;
  case 'V':
    two_texts(b, FRAME_FIELD, rest, NULL);
    return;
  case 'X':
    result(b, rest);
    return;
  case 'D':
    frame_end(b, frame_begin(b, FRAME_DESCRIBED));
    return;
  default:
    wrong(b, said[0], (enum frame_kind)atoi(rest));
  }
}

void frames_bad(struct arena *a, const char *folder) {
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
    struct buf b = {.arena = a};
    struct text rest = text_from(bad[i].said), said;
    buf_char(&b, (char)bad[i].way);
    while (text_split(&rest, ';', &said))
      say(&b, text_z(a, said));
    frames_write(text_format(a, "%s/slecht-%02zu", folder, i).p, buf_text(&b));
  }
}
