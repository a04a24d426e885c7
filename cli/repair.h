// Carrying out the edits that messages bring.
#ifndef EISEN_REPAIR_H
#define EISEN_REPAIR_H

#include "ast.h"

// The text of `src` with the edits of all messages of one kind about it, so that what is proved of them is simple; of edits that touch
// each other the first are taken. *mended: messages whose edits were carried out.
struct text repair_text(struct arena *a, const struct sink *sink, const struct source *src, size_t *mended);
// Does a set mean the same after a repair? Its image is the same to the byte (comments are not in it), or its tree is, but for
// «niet niet».
bool repair_proved(struct text image, const struct node *tree, struct text image_after, const struct node *tree_after);

#endif
