/* Answers in the place of the helper, as soon as it is loaded: a description with a length beyond the frame. */
#include <unistd.h>

__attribute__((constructor)) static void begin(void) {
  static const unsigned char frame[] = {8, 0, 0, 0, 16, 255, 255, 255, 255, 'a', 'b', 'c', 'd'};
  if (write(3, frame, sizeof frame) < 0)
    _exit(1);
}
