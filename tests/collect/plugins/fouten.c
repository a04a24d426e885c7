/* A table with many faults, which are all told. */
#include "eisen/plugin.h"

static void f(struct eisen_call *call) {
  (void)call;
}

static const struct eisen_function functions[] = {
    {sizeof functions[0], "goed", "-> rijen", "Klopt.", EISEN_FUNCTION(f)},
    {sizeof functions[0], "goed", "-> rijen", "Staat er twee keer.", EISEN_FUNCTION(f)},
    {sizeof functions[0], "Rare naam", "-> rijen", "Geen naam.", EISEN_FUNCTION(f)},
    {sizeof functions[0], "soort", "url adres -> getal", "Geen soort.", EISEN_FUNCTION(f)},
    {sizeof functions[0], "pijl", "tekst", "Geen pijl.", EISEN_FUNCTION(f)},
    {sizeof functions[0], "nergens", "-> getal", NULL, NULL},
};
EISEN_PLUGIN = {sizeof(struct eisen_plugin), EISEN_PLUGIN_ABI, "anders", "1", "Vol fouten.", functions, 6};
