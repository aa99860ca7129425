package io.github.fleetmaven.simulator.recorded;

/**
 * One point in which the simulator's answer isn't the recorded one.
 *
 * @param call the call that was answered
 * @param place where: {@code status}, a header's name, or a JSON path from {@code $}
 * @param what how the two differ
 */
record Deviation(RecordedCall call, String place, String what) {

  @Override
  public String toString() {
    return "%s:%d %s %s".formatted(call.file(), call.line(), place, what);
  }
}
