package io.github.fleetmaven.simulator.ecs.auth;

import io.github.fleetmaven.simulator.ecs.SignatureRefusals;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header Authorization of a request.
 *
 * @param accessKey the id of the access key
 * @param signedHeaders the names of the signed headers, in their order
 * @param signature the signature
 */
record Authorization(String accessKey, List<String> signedHeaders, String signature) {

  static final String ALGORITHM = "ACS3-HMAC-SHA256";

  private static final Pattern FORM =
      Pattern.compile(
          ALGORITHM
              + " +Credential=([^,\\s]+), *SignedHeaders=([^,\\s]+), *Signature=([0-9a-f]{64})");

  static Authorization of(String header) {
    Matcher matcher = FORM.matcher(header);
    if (!matcher.matches()) {
      throw SignatureRefusals.incompleteSignature(
          "expected is "
              + ALGORITHM
              + " Credential=…,SignedHeaders=…,Signature=… in the header Authorization");
    }
    List<String> names = List.of(matcher.group(2).split(";", -1));
    if (!names.equals(names.stream().sorted().toList())) {
      throw SignatureRefusals.incompleteSignature("SignedHeaders have to be in alphabetical order");
    }
    return new Authorization(matcher.group(1), names, matcher.group(3));
  }
}
