// eisen verzamel: the evidence of a dossier as records.
#include "inputs.h"

void run_verzamel(struct call *call) {
  struct inputs in;
  if (inputs_load(call, false, &in))
    call_result(call, records_to_json(call->arena, &in.plan.records));
}
