// What goes over the socket between Eisen and the helper process: frames, little-endian.
//
//   +-----------+------+---------------------+
//   | length u32| kind | body: length bytes  |     text: length u32, bytes (UTF-8, no control characters but tab, LF and CR)
//   +-----------+------+---------------------+     number: i64
//
//   to the helper      DESCRIBE  text path, text name        load this shared object and say what is in it
//                      CALL      u32 function, then each argument: u8 type and a text or a number. The open files of arguments
//                                of type bestand travel along as descriptors, in order; their text is their name
//   from the helper    PLUGIN    text name, text version, text help
//                      FUNCTION  text name, text signature, text help        each of them, in order
//                      FAULT     text                                        each reason why it cannot be used
//                      DESCRIBED                                             the end of the description
//                      ROW       text where                                  begins a row
//                      FIELD     text name, text value                       of the row
//                      RESULT    u8 kind, then for RESULT_UNKNOWN and RESULT_TEXT a text, for RESULT_NUMBER a number
//
// The side of Eisen takes nothing from the helper on trust: every length is checked against the frame, every frame and
// the whole against a limit, every text is checked; the helper may be wrong in any way, and late.
#ifndef EISEN_PROTOCOL_H
#define EISEN_PROTOCOL_H

#include "text.h"

enum frame_kind {
  FRAME_DESCRIBE = 1,
  FRAME_CALL,
  FRAME_PLUGIN = 16,
  FRAME_FUNCTION,
  FRAME_FAULT,
  FRAME_DESCRIBED,
  FRAME_ROW,
  FRAME_FIELD,
  FRAME_RESULT,
};
enum result { RESULT_ROWS, RESULT_ABSENT, RESULT_UNKNOWN, RESULT_TEXT, RESULT_NUMBER, RESULT_NULL };
enum {
  FRAME_LIMIT = 1 << 20,    // bytes of one frame
  ANSWER_LIMIT = 256 << 20, // bytes of one whole answer
  ROW_LIMIT = 1000000,      // rows of one answer
  COLUMN_LIMIT = 1000,      // different names of fields of one answer
  CELL_LIMIT = 8000000,     // fields of one answer
  FUNCTION_LIMIT = 256,     // functions of one collector
  CHANNEL_FILES = 8,
};

enum channel_status { CHANNEL_OK, CHANNEL_CLOSED, CHANNEL_LATE, CHANNEL_NONSENSE };
struct channel {
  struct arena *arena;
  int fd;           // -1: replay, the bytes are in `in` already
  int64_t deadline; // of channel_clock; 0: none
  size_t limit;     // bytes that may still come in
  uint8_t *in;
  size_t at, n, cap;
  bool takes_files; // the helper's side: keeps descriptors that come along; elsewhere the system closes them
  int files[CHANNEL_FILES];
  unsigned n_files;
};
struct frame {
  uint8_t kind;
  struct text body; // until the next channel_next
};

int64_t channel_clock(void); // milliseconds of a clock that only goes forward
enum channel_status channel_next(struct channel *c, struct frame *out);
// Sends frames that were put in `b`, with descriptors, and empties it.
enum channel_status channel_send(struct channel *c, struct buf *b, const int *files, unsigned n_files);

// Writing: frame_begin, put_…, frame_end.
size_t frame_begin(struct buf *b, enum frame_kind kind);
void frame_end(struct buf *b, size_t begin);
void put_u8(struct buf *b, uint8_t v);
void put_u32(struct buf *b, uint32_t v);
void put_i64(struct buf *b, int64_t v);
void put_text(struct buf *b, struct text t);

// Reading the body of a frame. What is not there, or is no proper text, makes `bad` true and gives zeroes.
struct reader {
  struct text rest;
  bool bad;
};
uint8_t get_u8(struct reader *r);
uint32_t get_u32(struct reader *r);
int64_t get_i64(struct reader *r);
struct text get_text(struct reader *r);
bool reader_done(const struct reader *r); // all was there, and no more

#endif
