// SHA-256 (FIPS 180-4), by Nettle, which uses the instructions that a processor has for it.
#ifndef EISEN_DIGEST_H
#define EISEN_DIGEST_H

#include "text.h"

enum { DIGEST_SIZE = 32 };
struct digest {
  uint8_t bytes[DIGEST_SIZE];
};

struct digest digest_of(struct text t);
struct text digest_hex(struct arena *a, const struct digest *d); // 64 lower-case digits

#endif
