#include "image.h"

const struct op_info op_info[OP_COUNT] = {
#define OP(name, dst, operands, at, mnemonic) {mnemonic, operands, #dst[0], AT_##at},
#include "opcode.def"
#undef OP
};

enum reg_type reg_type_of(char letter) {
  switch (letter) {
  case 'C':
    return REG_CONDITION;
  case 'U':
    return REG_OUTCOME;
  case 'V':
    return REG_VALUE;
  default:
    return REG_SET;
  }
}
