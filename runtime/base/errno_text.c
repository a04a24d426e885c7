#include "errno_text.h"

#include <errno.h>

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
    {ENXIO, "het apparaat is er niet, of niemand leest wat erin komt", NULL},
    {EBADF, "het is gesloten", NULL},
    {ETXTBSY, "het bestand is een programma dat nu loopt", NULL},
    {EBUSY, "een ander programma gebruikt het", NULL},
    {EAGAIN, "het is nu bezet", NULL},
    {ENOMEM, "er is te weinig geheugen", NULL},
    {EINVAL, "dat kan bij dit soort bestand niet", NULL},
    {ENODEV, "het apparaat is er niet", NULL},
    {EEXIST, "er staat al een bestand met die naam", NULL},
    {EOVERFLOW, "het bestand is te groot", NULL},
    {ESTALE, "de schijf in het netwerk is niet meer bereikbaar", NULL},
    {ETIMEDOUT, "de schijf in het netwerk antwoordt niet", NULL},
    {ENOTCONN, "de schijf in het netwerk is niet bereikbaar", NULL},
    {EINTR, "het werd onderbroken", NULL},
    {ENOSYS, "dit systeem kan dat niet", NULL},
    {EOPNOTSUPP, "dit systeem kan dat niet", NULL},
};

struct text errno_text(struct arena *a, int code, bool writing) {
  for (size_t i = 0; i < sizeof reasons / sizeof *reasons; i++) {
    if (reasons[i].code == code)
      return text_from(writing && reasons[i].writing != NULL ? reasons[i].writing : reasons[i].reading);
  }
  return text_format(a, "het systeem geeft fout %d", code);
}
