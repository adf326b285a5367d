using System.Security.Cryptography;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace Monitor.Mail;

/// <summary>MimeKit's signer with the system's RSA (OpenSSL) in place of BouncyCastle's, which takes 27 times as long. Relaxed/relaxed, one message.</summary>
internal sealed class DkimRsaSigner : DkimSigner
{
    private readonly RSA rsa;
    private readonly DateTimeOffset now;

    /// <param name="key">The same key in the form MimeKit's constructor asks for; it signs nothing.</param>
    public DkimRsaSigner(RSA rsa, AsymmetricKeyParameter key, DkimOptions dkim, DateTimeOffset now)
        : base(key, dkim.Domain, dkim.Selector, DkimSignatureAlgorithm.RsaSha256)
    {
        this.rsa = rsa;
        this.now = now;
        HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed;
        BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed;
    }

    protected override long GetTimestamp() => now.ToUnixTimeSeconds();

    protected override ISigner CreateSigningContext() => new Signing(rsa);

    /// <summary>SHA-256 as the bytes come, then one RSA operation.</summary>
    private sealed class Signing(RSA rsa) : ISigner
    {
        private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public string AlgorithmName => "SHA-256withRSA";

        public void Init(bool forSigning, ICipherParameters parameters)
        {
        }

        public void Update(byte input) => hash.AppendData([input]);

        public void BlockUpdate(byte[] input, int inOff, int inLen) => hash.AppendData(input, inOff, inLen);

        public void BlockUpdate(ReadOnlySpan<byte> input) => hash.AppendData(input);

        public int GetMaxSignatureSize() => rsa.KeySize / 8;

        public byte[] GenerateSignature()
        {
            using (hash)
                return rsa.SignHash(hash.GetHashAndReset(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }

        public bool VerifySignature(byte[] signature) => throw new NotSupportedException("this context signs");

        public void Reset() => hash.GetHashAndReset();
    }
}
