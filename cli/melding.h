// What docs/meldingen says about each message, by its code.
#ifndef EISEN_MELDING_H
#define EISEN_MELDING_H

#include <stddef.h>

struct message_page {
  const char *code, *text;
};
extern const struct message_page message_pages[];
extern const size_t n_message_pages;

#endif
