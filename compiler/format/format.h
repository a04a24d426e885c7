// The one style of a source.
//
// A source is written again from its words (tokens as their author wrote them, with the articles that the parser drops) and its
// comments; no word is added, changed or dropped. How:
//
// - Lines as the parser sees them (layout.h): two spaces a level. Where its author began a new line inside one, behind a comma or
//   before en, of and behalve, a new line stays; it goes four deeper than the line, or below the first word in its brackets. A line of
//   more than 140 columns is broken at such a place, as far outside of brackets as possible. What then still is too long, stays so.
// - One space between words; none before a comma, a colon, a closing bracket, or behind an opening one; two between the fields of a row.
// - What lines up: name, type and question of the fields of one gegevens; the cells of a table; comments behind lines that follow
//   each other. A question or field that does not fit goes to a line of its own below (to the parser that is the same).
// - Blank lines: one at most; none at the begin of a block; one before each eis, afwijking, voorbeeld, hoofdstuk, gegevens, indeling,
//   tabel and kpi, between declarations of another kind, and below the head. Comments directly above belong to what follows.
// - Word's quotes become plain ones where nothing inside needs them. A verbatim text keeps its lines, byte for byte; its indentation
//   follows the line in which it begins: with that line when it begins there, else one level deeper.
// - No tab, hard space or carriage return is left outside of texts, no space at the end of a line.
//
// Nothing is given back that is not proved: what was written is read again and must have the same tree (kinds, texts, flags), the
// same words and the same comments behind the same words, and must come out the same when it is formatted once more.
#ifndef EISEN_FORMAT_H
#define EISEN_FORMAT_H

#include "message.h"

// false: a message is in the sink. A source that is indented with tabs, and has no other error, is formatted.
bool format_source(struct arena *a, struct sink *sink, const struct source *src, struct text *out);

#endif
