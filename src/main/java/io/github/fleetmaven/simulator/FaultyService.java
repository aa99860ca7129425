package io.github.fleetmaven.simulator;

import io.github.fleetmaven.simulator.api.Answer;
import io.github.fleetmaven.simulator.fault.Hit;
import io.github.fleetmaven.simulator.scenario.Fault;
import io.github.fleetmaven.simulator.scenario.RequestEffect;
import io.github.fleetmaven.simulator.scenario.RequestEffect.Drop;
import io.github.fleetmaven.simulator.scenario.Response;
import io.github.fleetmaven.simulator.scenario.Span;
import io.github.fleetmaven.simulator.scenario.Timing;
import io.github.fleetmaven.simulator.service.Fates;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A service as a client meets it when a fault stands in between. Guarded by the simulator's lock.
 *
 * @param answer what answers the request
 * @param faulty how a fault answers in its place
 */
record FaultyService(Supplier<Answer> answer, Function<Response, Answer> faulty) {

  /** Returns what becomes of the request. */
  Outcome under(Hit<Fault.OfRequest> hit, Fates fates, Timing timing) {
    Fault.OfRequest fault = hit.fault();
    Optional<Drop> drop = fault.effect(Drop.class);
    Optional<Span> delay = fault.effect(RequestEffect.Delay.class).map(RequestEffect.Delay::by);
    Optional<Span> body =
        fault.effect(RequestEffect.SlowBody.class).map(RequestEffect.SlowBody::within);
    Delivery delivery =
        new Delivery(
            timing.real(delay.map(span -> hit.draw(span, "delay")).orElse(Duration.ZERO)),
            timing.real(body.map(span -> hit.draw(span, "body")).orElse(Duration.ZERO)),
            drop.filter(when -> when == Drop.MID_BODY).isPresent());
    if (drop.filter(when -> when == Drop.BEFORE_EFFECT).isPresent()) {
      return new Outcome(null, delivery, true);
    }
    @Nullable Answer given =
        fault
            .effect(RequestEffect.Respond.class)
            .map(respond -> faulty.apply(respond.response()))
            .orElseGet(() -> fates.during(hit, answer));
    boolean lost = drop.filter(when -> when == Drop.AFTER_EFFECT).isPresent();
    boolean staged = fault.effect(RequestEffect.Respond.class).isPresent();
    return new Outcome(lost ? null : shown(given, fault), delivery, staged);
  }

  private static Answer shown(Answer given, Fault.OfRequest fault) {
    return fault.effect(RequestEffect.WithoutOperation.class).isPresent()
        ? given.without("Azure-AsyncOperation").without("Location")
        : given;
  }
}
