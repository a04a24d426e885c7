#include "digest.h"

#include <nettle/sha2.h>

struct digest digest_of(struct text t) {
  struct sha256_ctx context;
  struct digest d;
  sha256_init(&context);
  if (t.n > 0)
    sha256_update(&context, t.n, (const uint8_t *)t.p);
  sha256_digest(&context, DIGEST_SIZE, d.bytes);
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
