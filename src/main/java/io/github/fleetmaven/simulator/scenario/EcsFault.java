package io.github.fleetmaven.simulator.scenario;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Something that goes wrong on an instance of ECS.
 *
 * @param instance the instances, by id or name
 * @param event when
 * @param nth the only one of the matching events that it happens at, from 1; else at all of them
 * @param times how often it may happen
 * @param outcome what becomes of it instead of its own end
 * @param exitCode what the command exits with
 * @param output what it prints
 * @param dropped how many bytes of that are cut off
 * @param applied whether the new driver is there all the same
 */
public record EcsFault(
    InstanceName instance,
    Event event,
    OptionalInt nth,
    OptionalInt times,
    Optional<Outcome> outcome,
    OptionalInt exitCode,
    Optional<String> output,
    int dropped,
    Optional<Boolean> applied) {

  /** When something goes wrong. */
  public enum Event {
    CHECK("check"),
    UPDATE("update"),
    COMMAND("command"),
    SNAPSHOT("snapshot"),
    REBOOT("reboot");

    private final String text;

    Event(String text) {
      this.text = text;
    }

    /** Returns its name in a scenario. */
    public String text() {
      return text;
    }

    /** Tells whether it is a command that runs. */
    public boolean command() {
      return this == CHECK || this == UPDATE || this == COMMAND;
    }
  }

  /** What becomes of it. */
  public enum Outcome {
    TIMEOUT("timeout", Event.COMMAND),
    CLIENT_NOT_RESPONSE("clientNotResponse", Event.COMMAND),
    INTERRUPTED("interrupted", Event.COMMAND),
    EXCEPTION("exception", Event.COMMAND),
    DELIVERY_TIMEOUT("deliveryTimeout", Event.COMMAND),
    FAILED("failed", Event.SNAPSHOT),
    NOTHING("nothing", Event.REBOOT),
    AGENT_LOST("agentLost", Event.REBOOT),
    STOPPED("stopped", Event.REBOOT);

    private final String text;
    private final Event event;

    Outcome(String text, Event event) {
      this.text = text;
      this.event = event;
    }

    /** Returns its name in a scenario. */
    public String text() {
      return text;
    }

    /** Tells whether it can happen at an event. */
    public boolean fits(Event other) {
      return event == (other.command() ? Event.COMMAND : other);
    }
  }
}
