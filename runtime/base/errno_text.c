#include "errno_text.h"

#include <errno.h>
#include <string.h>

// Where reading and writing are told apart the second sentence is for writing.
static const struct {
  int code;
  const char *reading, *writing;
} reasons[] = {
    {ENOENT, "het bestand bestaat niet", "de map bestaat niet"},
    {EACCES, "u mag dit bestand niet lezen", "u mag hier niet schrijven"},
    {EPERM, "u mag dit bestand niet lezen", "u mag hier niet schrijven"},
    {EISDIR, "het is een map", NULL},
    {ENOTDIR, "een deel van de naam is geen map", NULL},
    {ELOOP, "de naam verwijst naar zichzelf", NULL},
    {ENAMETOOLONG, "de naam is te lang", NULL},
    {EMFILE, "er zijn te veel bestanden tegelijk open", NULL},
    {ENFILE, "er zijn te veel bestanden tegelijk open", NULL},
    {ENOSPC, "de schijf is vol", NULL},
    {EDQUOT, "de schijf is vol", NULL},
    {EFBIG, "het bestand wordt te groot", NULL},
    {EROFS, "van deze schijf kan alleen worden gelezen", NULL},
    {EPIPE, "de ontvanger is gestopt", NULL},
    {EIO, "de schijf geeft een fout", NULL},
    {ENXIO, "het apparaat is er niet", NULL},
};

struct text errno_text(int code, bool writing) {
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
    if (reasons[i].code == code)
      return text_from(writing && reasons[i].writing != NULL ? reasons[i].writing : reasons[i].reading);
  }
  return text_from(strerror(code));
}
