package io.github.fleetmaven.azure;

import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * Clears refusals that are pages for people of secrets, while they are whole: what is left of a
 * page once its tags are gone, cut short, could hold a part of a secret, which nobody recognises.
 *
 * @param mask clears a text of the secrets that are known by then
 */
record ClearedPages(Wire wire, UnaryOperator<String> mask) implements Wire {

  @Override
  public Answer send(Call call) throws IOException, InterruptedException {
    Answer answer = wire.send(call);
    return answer.isSuccess() || answer.json().isPresent()
        ? answer
        : new Answer(
            answer.status(), answer.headers(), mask.apply(answer.body()), answer.afterLostAnswer());
  }
}
