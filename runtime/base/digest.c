#include "digest.h"

#include <sha256.h>

struct digest digest_of(struct text t) {
  SHA256_CTX context;
  struct digest d;
  SHA256_Init(&context);
  if (t.n > 0)
    SHA256_Update(&context, (const uint8_t *)t.p, t.n);
  SHA256_Final(d.bytes, &context);
  return d;
}

struct text digest_hex(struct arena *a, const struct digest *d) {
  static const char digits[] = "0123456789abcdef";
  char *p = arena_alloc(a, 2 * DIGEST_SIZE + 1);
  for (size_t i = 0; i < DIGEST_SIZE; i++) {
    p[2 * i] = digits[d->bytes[i] >> 4];
    p[2 * i + 1] = digits[d->bytes[i] & 15];
  }
  return (struct text){p, 2 * DIGEST_SIZE};
}
