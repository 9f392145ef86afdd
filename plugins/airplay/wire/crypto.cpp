// SPDX-FileCopyrightText: 2026 The Tessera authors
// SPDX-License-Identifier: Apache-2.0

#include "wire/crypto.hpp"

#include <openssl/evp.h>
#include <openssl/kdf.h>

#include <array>
#include <cstdlib>

namespace tessera::airplay {

namespace {

using cipher_context = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

void must(bool worked) {
  if (!worked)
    std::abort();
}

const unsigned char* raw(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* raw(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

std::string digest(const EVP_MD* kind, std::initializer_list<std::string_view> parts) {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                  EVP_MD_CTX_free};
  std::string out(static_cast<std::size_t>(EVP_MD_get_size(kind)), '\0');
  must(context != nullptr && EVP_DigestInit_ex(context.get(), kind, nullptr) == 1);
  for (auto part : parts)
    must(EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1);
  must(EVP_DigestFinal_ex(context.get(), raw(out), nullptr) == 1);
  return out;
}

std::shared_ptr<void> shared_key(EVP_PKEY* key) {
  return {key, [](void* each) { EVP_PKEY_free(static_cast<EVP_PKEY*>(each)); }};
}

std::string public_of(EVP_PKEY* key) {
  std::string out(key_bytes, '\0');
  auto size = out.size();
  must(EVP_PKEY_get_raw_public_key(key, raw(out), &size) == 1 && size == key_bytes);
  return out;
}

cipher_context new_context() {
  cipher_context context{EVP_CIPHER_CTX_new(), EVP_CIPHER_CTX_free};
  must(context != nullptr);
  return context;
}

std::array<unsigned char, 12> whole_nonce(std::string_view tail) {
  must(tail.size() == 8);
  std::array<unsigned char, 12> out{};
  std::copy(tail.begin(), tail.end(), out.begin() + 4);
  return out;
}

} // namespace

std::string md5(std::initializer_list<std::string_view> parts) {
  return digest(EVP_md5(), parts);
}

std::string sha1(std::initializer_list<std::string_view> parts) {
  return digest(EVP_sha1(), parts);
}

std::string sha512(std::initializer_list<std::string_view> parts) {
  return digest(EVP_sha512(), parts);
}

secret hkdf_sha512(const secret& material, std::string_view salt, std::string_view info) {
  std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context{
      EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nullptr), EVP_PKEY_CTX_free};
  const auto& key = material.reveal();
  std::string out(key_bytes, '\0');
  auto size = out.size();
  must(context != nullptr && EVP_PKEY_derive_init(context.get()) == 1 &&
       EVP_PKEY_CTX_set_hkdf_md(context.get(), EVP_sha512()) == 1 &&
       EVP_PKEY_CTX_set1_hkdf_salt(context.get(), raw(salt), static_cast<int>(salt.size())) == 1 &&
       EVP_PKEY_CTX_set1_hkdf_key(
           context.get(), raw(std::string_view{key}), static_cast<int>(key.size())) == 1 &&
       EVP_PKEY_CTX_add1_hkdf_info(context.get(), raw(info), static_cast<int>(info.size())) == 1 &&
       EVP_PKEY_derive(context.get(), raw(out), &size) == 1 && size == key_bytes);
  return secret{std::move(out)};
}

x25519_key::x25519_key() {
  auto* key = EVP_PKEY_Q_keygen(nullptr, nullptr, "X25519");
  must(key != nullptr);
  key_ = shared_key(key);
  public_ = public_of(key);
}

result<secret> x25519_key::agree(std::string_view peer_public) const {
  if (peer_public.size() != key_bytes)
    return {errc::parse_error, "An X25519 key has 32 bytes."};
  const auto peer = shared_key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr, raw(peer_public), key_bytes));
  must(peer != nullptr);
  std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context{
      EVP_PKEY_CTX_new(static_cast<EVP_PKEY*>(key_.get()), nullptr), EVP_PKEY_CTX_free};
  must(context != nullptr && EVP_PKEY_derive_init(context.get()) == 1);
  std::string out(key_bytes, '\0');
  auto size = out.size();
  // OpenSSL refuses a result of zeros, which a point of low order gives.
  if (EVP_PKEY_derive_set_peer(context.get(), static_cast<EVP_PKEY*>(peer.get())) != 1 ||
      EVP_PKEY_derive(context.get(), raw(out), &size) != 1)
    return {errc::parse_error, "This X25519 key is a point of low order."};
  return secret{std::move(out)};
}

result<ed25519_key> ed25519_key::from_seed(const secret& seed) {
  const auto& text = seed.reveal();
  if (text.size() != key_bytes)
    return {errc::invalid_argument, "An Ed25519 key has 32 bytes."};
  auto* key = EVP_PKEY_new_raw_private_key(
      EVP_PKEY_ED25519, nullptr, raw(std::string_view{text}), text.size());
  must(key != nullptr);
  ed25519_key out;
  out.key_ = shared_key(key);
  out.public_ = public_of(key);
  return out;
}

std::string ed25519_key::sign(std::string_view message) const {
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                  EVP_MD_CTX_free};
  std::string out(signature_bytes, '\0');
  auto size = out.size();
  must(context != nullptr &&
       EVP_DigestSignInit(
           context.get(), nullptr, nullptr, nullptr, static_cast<EVP_PKEY*>(key_.get())) == 1 &&
       EVP_DigestSign(context.get(), raw(out), &size, raw(message), message.size()) == 1);
  return out;
}

bool ed25519_verify(std::string_view public_key,
                    std::string_view message,
                    std::string_view signature) {
  if (public_key.size() != key_bytes || signature.size() != signature_bytes)
    return false;
  const auto key = shared_key(
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, raw(public_key), key_bytes));
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                  EVP_MD_CTX_free};
  if (key == nullptr || context == nullptr)
    return false;
  return EVP_DigestVerifyInit(
             context.get(), nullptr, nullptr, nullptr, static_cast<EVP_PKEY*>(key.get())) == 1 &&
         EVP_DigestVerify(
             context.get(), raw(signature), signature.size(), raw(message), message.size()) == 1;
}

std::string counter_nonce(std::uint64_t count) {
  std::string out(8, '\0');
  for (auto& byte : out) {
    byte = static_cast<char>(count & 0xff);
    count >>= 8;
  }
  return out;
}

std::string chacha_seal(const secret& key,
                        std::string_view nonce,
                        std::string_view associated,
                        std::string_view plain) {
  const auto context = new_context();
  const auto iv = whole_nonce(nonce);
  must(key.reveal().size() == key_bytes);
  std::string out(plain.size() + tag_bytes, '\0');
  int size = 0;
  must(EVP_EncryptInit_ex(context.get(),
                          EVP_chacha20_poly1305(),
                          nullptr,
                          raw(std::string_view{key.reveal()}),
                          iv.data()) == 1 &&
       EVP_EncryptUpdate(
           context.get(), nullptr, &size, raw(associated), static_cast<int>(associated.size())) ==
           1 &&
       EVP_EncryptUpdate(
           context.get(), raw(out), &size, raw(plain), static_cast<int>(plain.size())) == 1 &&
       EVP_EncryptFinal_ex(context.get(), raw(out) + plain.size(), &size) == 1 &&
       EVP_CIPHER_CTX_ctrl(
           context.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes, raw(out) + plain.size()) == 1);
  return out;
}

result<std::string> chacha_open(const secret& key,
                                std::string_view nonce,
                                std::string_view associated,
                                std::string_view sealed) {
  if (sealed.size() < tag_bytes)
    return {errc::parse_error, "Sealed bytes end with a tag of 16."};
  must(key.reveal().size() == key_bytes);
  const auto context = new_context();
  const auto iv = whole_nonce(nonce);
  const auto text = sealed.substr(0, sealed.size() - tag_bytes);
  std::string tag{sealed.substr(text.size())};
  std::string out(text.size(), '\0');
  int size = 0;
  must(EVP_DecryptInit_ex(context.get(),
                          EVP_chacha20_poly1305(),
                          nullptr,
                          raw(std::string_view{key.reveal()}),
                          iv.data()) == 1 &&
       EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, raw(tag)) == 1 &&
       EVP_DecryptUpdate(
           context.get(), nullptr, &size, raw(associated), static_cast<int>(associated.size())) ==
           1 &&
       EVP_DecryptUpdate(
           context.get(), raw(out), &size, raw(text), static_cast<int>(text.size())) == 1);
  std::array<unsigned char, tag_bytes> rest{};
  if (EVP_DecryptFinal_ex(context.get(), rest.data(), &size) != 1)
    return {errc::parse_error, "These bytes were not sealed with this key."};
  return out;
}

aes_ctr_stream::aes_ctr_stream(const secret& key, std::string_view iv) {
  must(key.reveal().size() == 16 && iv.size() == 16);
  context_ = {EVP_CIPHER_CTX_new(),
              [](void* each) { EVP_CIPHER_CTX_free(static_cast<EVP_CIPHER_CTX*>(each)); }};
  must(context_ != nullptr && EVP_EncryptInit_ex(static_cast<EVP_CIPHER_CTX*>(context_.get()),
                                                 EVP_aes_128_ctr(),
                                                 nullptr,
                                                 raw(std::string_view{key.reveal()}),
                                                 raw(iv)) == 1);
}

std::string aes_ctr_stream::apply(std::string_view text) {
  std::string out(text.size(), '\0');
  int size = 0;
  must(EVP_EncryptUpdate(static_cast<EVP_CIPHER_CTX*>(context_.get()),
                         raw(out),
                         &size,
                         raw(text),
                         static_cast<int>(text.size())) == 1);
  return out;
}

std::string aes_gcm_seal(const secret& key, std::string_view iv, std::string_view plain) {
  must(key.reveal().size() == 16 && iv.size() == 16);
  const auto context = new_context();
  std::string out(plain.size() + tag_bytes, '\0');
  int size = 0;
  must(EVP_EncryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, nullptr, nullptr) == 1 &&
       EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_IVLEN, 16, nullptr) == 1 &&
       EVP_EncryptInit_ex(
           context.get(), nullptr, nullptr, raw(std::string_view{key.reveal()}), raw(iv)) == 1 &&
       EVP_EncryptUpdate(
           context.get(), raw(out), &size, raw(plain), static_cast<int>(plain.size())) == 1 &&
       EVP_EncryptFinal_ex(context.get(), raw(out) + plain.size(), &size) == 1 &&
       EVP_CIPHER_CTX_ctrl(
           context.get(), EVP_CTRL_AEAD_GET_TAG, tag_bytes, raw(out) + plain.size()) == 1);
  return out;
}

result<std::string> aes_gcm_open(const secret& key, std::string_view iv, std::string_view sealed) {
  must(key.reveal().size() == 16 && iv.size() == 16);
  if (sealed.size() < tag_bytes)
    return {errc::parse_error, "Sealed bytes end with a tag of 16."};
  const auto text = sealed.substr(0, sealed.size() - tag_bytes);
  std::string tag{sealed.substr(text.size())};
  const auto context = new_context();
  std::string out(text.size(), '\0');
  int size = 0;
  must(EVP_DecryptInit_ex(context.get(), EVP_aes_128_gcm(), nullptr, nullptr, nullptr) == 1 &&
       EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_IVLEN, 16, nullptr) == 1 &&
       EVP_DecryptInit_ex(
           context.get(), nullptr, nullptr, raw(std::string_view{key.reveal()}), raw(iv)) == 1 &&
       EVP_DecryptUpdate(
           context.get(), raw(out), &size, raw(text), static_cast<int>(text.size())) == 1 &&
       EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tag_bytes, raw(tag)) == 1);
  std::array<unsigned char, tag_bytes> rest{};
  if (EVP_DecryptFinal_ex(context.get(), rest.data(), &size) != 1)
    return {errc::parse_error, "These bytes were not sealed with this key."};
  return out;
}

std::string aes_cbc_open(const secret& key, std::string_view iv, std::string_view text) {
  must(key.reveal().size() == 16 && iv.size() == 16);
  const auto whole = text.size() / 16 * 16;
  std::string out(text);
  const auto context = new_context();
  int size = 0;
  must(EVP_DecryptInit_ex(context.get(),
                          EVP_aes_128_cbc(),
                          nullptr,
                          raw(std::string_view{key.reveal()}),
                          raw(iv)) == 1 &&
       EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
       EVP_DecryptUpdate(context.get(), raw(out), &size, raw(text), static_cast<int>(whole)) == 1);
  return out;
}

} // namespace tessera::airplay
