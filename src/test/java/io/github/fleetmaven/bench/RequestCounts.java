package io.github.fleetmaven.bench;

/**
 * Requests by what they cost.
 *
 * @param writes what changes something
 * @param models readings of a scale set
 * @param lists pages of an instance list with its instance views
 * @param polls questions after an operation
 */
record RequestCounts(int writes, int models, int lists, int polls) {

  int total() {
    return writes + models + lists + polls;
  }

  RequestCounts times(int factor) {
    return new RequestCounts(writes * factor, models * factor, lists * factor, polls * factor);
  }

  RequestCounts plus(RequestCounts more) {
    return new RequestCounts(
        writes + more.writes, models + more.models, lists + more.lists, polls + more.polls);
  }

  RequestCounts minus(RequestCounts less) {
    return plus(less.times(-1));
  }
}
