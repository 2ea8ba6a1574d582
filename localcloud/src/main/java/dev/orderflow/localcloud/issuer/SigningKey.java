package dev.orderflow.localcloud.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.ParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's key, made when it is first needed: making one takes longer than most boots would
 * like to wait. With a data directory it is kept, so that tokens outlive a restart.
 */
public final class SigningKey {

  private static final int BITS = 2048;
  private static final String FILE = "dev-issuer.jwk";

  private final Optional<Path> file;
  private @Nullable RSAKey key;

  /**
   * @param data where the key is kept; it ends with this process if absent
   */
  public SigningKey(Optional<Path> data) {
    this.file = data.map(it -> it.resolve(FILE));
  }

  synchronized RSAKey get() throws JOSEException {
    RSAKey known = key;
    if (known == null) {
      known = file.isPresent() ? kept(file.get()) : made();
      key = known;
    }
    return known;
  }

  /**
   * Reads the key of a data directory, if it has one, and changes nothing.
   *
   * @throws DamageException if it is none, or its parts do not belong together
   */
  public static void check(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (Files.exists(file)) {
      try {
        RSAKey key = RSAKey.parse(Files.readString(file));
        boolean named = key.computeThumbprint().toString().equals(key.getKeyID());
        if (named && signsWhatItVerifies(key)) {
          return;
        }
      } catch (ParseException | JOSEException | IllegalArgumentException | IOException _) {
        // as it is told below
      }
      throw new DamageException(file, "holds no key; remove it to get another");
    }
  }

  private static boolean signsWhatItVerifies(RSAKey key) throws JOSEException {
    JWSObject signed = new JWSObject(new JWSHeader(JWSAlgorithm.RS256), new Payload("-"));
    signed.sign(new RSASSASigner(key));
    return signed.verify(new RSASSAVerifier(key));
  }

  private static RSAKey kept(Path file) throws JOSEException {
    try {
      if (Files.exists(file)) {
        return RSAKey.parse(Files.readString(file));
      }
      RSAKey made = made();
      write(made.toJSONString(), file);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep a key in " + file, e);
    } catch (ParseException e) {
      throw new IllegalStateException(file + " holds no key; remove it to get another", e);
    }
  }

  private static RSAKey made() throws JOSEException {
    return new RSAKeyGenerator(BITS).keyUse(KeyUse.SIGNATURE).keyIDFromThumbprint(true).generate();
  }

  /** Nobody but the owner may read it at any moment, and a kill leaves all of it or nothing. */
  private static void write(String text, Path file) throws IOException {
    Path beside = OwnerOnly.file(file.resolveSibling(FILE + ".new"));
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
