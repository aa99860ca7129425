package io.github.fleetmaven.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The numbers that stand for secrets: they count what an owner has had, so they are the same in
 * every run. The salted hashes by which a secret is recognised are in a table of their own and
 * never shown; whoever knows the scenario and with it the seed could try short secrets beforehand
 * if they came of that.
 *
 * @param counters where the numbers are kept
 * @param salt what secrets are hashed with
 */
record Seals(Table<Long> counters, String salt) {

  ObjectNode seal(ObjectNode node, String owner) {
    String prefix = "secret/" + Digests.brief(ResourceId.key(owner));
    return Secrets.seal(node, salt, hash -> number(prefix, hash));
  }

  private long number(String prefix, String hash) {
    String secret = prefix + "/" + hash;
    long known = counters.get(secret).orElse(0L);
    if (known > 0) {
      return known;
    }
    long number = counters.get(prefix).orElse(0L) + 1;
    counters.put(prefix, number);
    counters.put(secret, number);
    return number;
  }
}
