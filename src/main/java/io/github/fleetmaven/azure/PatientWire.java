package io.github.fleetmaven.azure;

import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.time.Time;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Sends calls until they are answered: waits as Azure asks, and repeats as {@link RetryRule}
 * allows; calls that Azure counts together wait together ({@link Throttle}). It waits on the run's
 * {@link Time} and on the calling thread.
 *
 * <p>Safe for use by several threads.
 */
final class PatientWire {

  /** How long the waits for one call may last together; Azure has asked for 20 minutes at once. */
  static final Duration LONGEST_WAIT = Duration.ofMinutes(30);

  private final Wire wire;
  private final Time time;
  private final WaitListener listener;
  private final Throttle throttle = new Throttle();

  PatientWire(Wire wire, Time time, WaitListener listener) {
    this.wire = wire;
    this.time = time;
    this.listener = listener;
  }

  /** Returns the present instant, against which a date in an answer is taken. */
  Instant now() {
    return time.now();
  }

  /**
   * Sends a call.
   *
   * @return the answer, also where it is a refusal
   * @throws CloudException when there was no answer, or the run was interrupted
   */
  Answer send(Call call) {
    try {
      return new Tries(call).run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CloudException(Failures.interrupted(call), e);
    }
  }

  /** All tries of one call. */
  private final class Tries {

    private final Call call;
    private final List<IOException> failures = new ArrayList<>();
    private Duration left = LONGEST_WAIT;
    private int sent;
    private boolean lost;

    Tries(Call call) {
      this.call = call;
    }

    Answer run() throws InterruptedException {
      Optional<Throttle.Wait> turn =
          throttle.turn(call, time.now()).filter(wait -> affordable(wait.duration()));
      if (turn.isPresent()) {
        pause(turn.get().duration(), turn.get().why());
      }
      awaitRoom();
      Optional<Answer> answer = send();
      while (answer.isEmpty()) {
        awaitRoom();
        answer = send();
      }
      return answer.get();
    }

    /** While this call waited for its turn, one before it may have been told to wait longer. */
    private void awaitRoom() throws InterruptedException {
      while (throttle.isClosed(call, time.now())) {
        Optional<Throttle.Wait> turn =
            throttle.turn(call, time.now()).filter(wait -> affordable(wait.duration()));
        if (turn.isEmpty()) {
          return;
        }
        pause(turn.get().duration(), turn.get().why());
      }
    }

    /** Returns the answer that stands; empty when the call is to be sent again by now. */
    private Optional<Answer> send() throws InterruptedException {
      sent++;
      try {
        return judge(wire.send(call).afterLost(lost));
      } catch (IOException e) {
        bear(e);
        return Optional.empty();
      }
    }

    private Optional<Answer> judge(Answer answer) throws InterruptedException {
      throttle.note(call, answer, time.now());
      Optional<Duration> wait =
          RetryRule.afterAnswer(call, answer, sent, time.now()).filter(this::affordable);
      if (wait.isEmpty()) {
        return Optional.of(answer);
      }
      lost |= call.isWrite() && !RetryRule.certainlyDidNotAct(answer);
      pause(inTurn(wait.get()), "Azure is busy (HTTP " + answer.status() + ")");
      return Optional.empty();
    }

    /** Returns a wait until this call's turn: others may have been told to wait before it. */
    private Duration inTurn(Duration wait) {
      return throttle
          .turn(call, time.now())
          .map(Throttle.Wait::duration)
          .filter(turn -> turn.compareTo(wait) > 0 && affordable(turn))
          .orElse(wait);
    }

    private void bear(IOException failure) throws InterruptedException {
      lost |= call.isWrite() && !RetryRule.wasNeverSent(failure);
      Optional<Duration> wait =
          RetryRule.afterFailure(call, failure, sent).filter(this::affordable);
      if (wait.isEmpty()) {
        var e = new CloudException(Failures.unreachable(call, failure, lost), failure);
        failures.forEach(e::addSuppressed);
        throw e;
      }
      failures.add(failure);
      pause(wait.get(), "no answer from " + Endpoint.hostAndPort(call.url()));
    }

    private boolean affordable(Duration wait) {
      return wait.compareTo(left) <= 0;
    }

    private void pause(Duration wait, String why) throws InterruptedException {
      left = left.minus(wait);
      listener.waiting(wait, why + ": " + call.action());
      time.sleep(wait);
    }
  }
}
