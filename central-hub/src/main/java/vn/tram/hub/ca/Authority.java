package vn.tram.hub.ca;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Issues certificates on EC P-256 keys. A server's certificate is good for a server only, a
 * client's for a client only: a stolen box cannot pose as the broker.
 */
public final class Authority {
  private static final Period OWN_LIFE = Period.ofYears(25);

  /** What enrolment gives, and each renewal. */
  public static final Period ISSUED_LIFE = Period.ofYears(10);

  /** A box whose clock is a little slow must not find its certificate unborn. */
  private static final Duration HEAD_START = Duration.ofDays(1);

  private static final SecureRandom RANDOM = new SecureRandom();

  private final Identity self;

  /**
   * The authority that this identity is.
   *
   * @throws IllegalArgumentException when its certificate is not an authority's
   */
  public Authority(Identity self) {
    if (self.certificate().getBasicConstraints() < 0) {
      throw new IllegalArgumentException("the certificate is not an authority's");
    }
    this.self = self;
  }

  /** A new authority. Its name carries a random part, so that two hubs are never mixed up. */
  public static Authority create(Instant now) {
    byte[] tag = new byte[4];
    RANDOM.nextBytes(tag);
    KeyPair keys = keyPair();
    X500Name name = name("Tram CA " + HexFormat.of().formatHex(tag));
    var extensions =
        List.of(
            new Entry(Extension.basicConstraints, true, new BasicConstraints(0)),
            new Entry(
                Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)));
    X509Certificate certificate =
        sign(
            name,
            keys.getPublic(),
            name,
            keys,
            now.minus(HEAD_START),
            after(now, OWN_LIFE),
            extensions);
    return new Authority(new Identity(keys.getPrivate(), List.of(certificate)));
  }

  public Identity self() {
    return self;
  }

  public X509Certificate certificate() {
    return self.certificate();
  }

  /**
   * A server with a fresh key.
   *
   * @param names host names and IP addresses under which it is reached; not empty
   */
  public Identity server(List<String> names, Instant now) {
    GeneralName[] alternatives =
        names.stream().map(Authority::alternative).toArray(GeneralName[]::new);
    return issue(
        names.getFirst(),
        now,
        KeyPurposeId.id_kp_serverAuth,
        List.of(
            new Entry(Extension.subjectAlternativeName, false, new GeneralNames(alternatives))));
  }

  /**
   * A client with a fresh key.
   *
   * @param name whom the broker will take it for
   */
  public Identity client(String name, Instant now) {
    return issue(name, now, KeyPurposeId.id_kp_clientAuth, List.of());
  }

  /**
   * A client with a key of its own.
   *
   * @param name whom the broker will take it for
   * @param key EC P-256
   * @param life how long from now
   */
  public X509Certificate client(String name, PublicKey key, Instant now, Duration life) {
    return certify(name, key, now, now.plus(life), KeyPurposeId.id_kp_clientAuth, List.of());
  }

  private Identity issue(String name, Instant now, KeyPurposeId purpose, List<Entry> more) {
    KeyPair keys = keyPair();
    Instant end = after(now, ISSUED_LIFE);
    X509Certificate certificate = certify(name, keys.getPublic(), now, end, purpose, more);
    return new Identity(keys.getPrivate(), List.of(certificate, certificate()));
  }

  private static Instant after(Instant now, Period life) {
    return now.atOffset(ZoneOffset.UTC).plus(life).toInstant();
  }

  /**
   * From when on a certificate holds. A third of its life back: what a hub issues whose clock is
   * ahead still holds when the clock is set right, unless it was ahead by more than that.
   */
  private static Instant start(Instant now, Instant end) {
    Duration third = Duration.between(now, end).dividedBy(3);
    return now.minus(third.compareTo(HEAD_START) > 0 ? third : HEAD_START);
  }

  /** Nothing that this authority issues outlives it. */
  private X509Certificate certify(
      String name,
      PublicKey key,
      Instant now,
      Instant wishedEnd,
      KeyPurposeId purpose,
      List<Entry> more) {
    Instant own = certificate().getNotAfter().toInstant();
    Instant end = wishedEnd.isBefore(own) ? wishedEnd : own;
    var extensions =
        new ArrayList<>(
            List.of(
                new Entry(Extension.basicConstraints, true, new BasicConstraints(false)),
                new Entry(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature)),
                new Entry(Extension.extendedKeyUsage, true, new ExtendedKeyUsage(purpose))));
    extensions.addAll(more);
    X500Name issuer = X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
    KeyPair issuerKeys = new KeyPair(certificate().getPublicKey(), self.key());
    return sign(name(name), key, issuer, issuerKeys, start(now, end), end, extensions);
  }

  /**
   * The list of those whom a broker must not let in any more, for brokers that are not the hub's
   * own. It does not end before this authority does: a broker whose list has run out lets nobody
   * in.
   *
   * @param serials of certificates that this authority issued
   * @return DER
   */
  public byte[] revocationList(Collection<BigInteger> serials, Instant now) {
    try {
      X500Name issuer = X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
      var builder = new X509v2CRLBuilder(issuer, Date.from(now.minus(HEAD_START)));
      builder.setNextUpdate(certificate().getNotAfter());
      for (BigInteger serial : serials) {
        builder.addCRLEntry(serial, Date.from(now), CRLReason.unspecified);
      }
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate().getPublicKey()));
      builder.addExtension(
          Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(now.toEpochMilli())));
      return builder
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(self.key()))
          .getEncoded();
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("this Java cannot sign with ECDSA", e);
    }
  }

  private static X509Certificate sign(
      X500Name subject,
      PublicKey subjectKey,
      X500Name issuer,
      KeyPair issuerKeys,
      Instant start,
      Instant end,
      List<Entry> extensions) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              issuer, serial(), Date.from(start), Date.from(end), subject, subjectKey);
      var keyIds = new JcaX509ExtensionUtils();
      builder.addExtension(
          Extension.subjectKeyIdentifier, false, keyIds.createSubjectKeyIdentifier(subjectKey));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          keyIds.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
      for (Entry extension : extensions) {
        builder.addExtension(extension.id, extension.critical, extension.value);
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKeys.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (CertIOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("this Java cannot sign certificates with ECDSA", e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks EC P-256", e);
    }
  }

  private static BigInteger serial() {
    return new BigInteger(127, RANDOM).setBit(126);
  }

  /** Built, not parsed: a comma in a name stays a comma. */
  private static X500Name name(String commonName) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, commonName).build();
  }

  private static GeneralName alternative(String name) {
    boolean address = name.indexOf(':') >= 0 || name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private record Entry(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {}
}
