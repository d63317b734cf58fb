// Writes what github-slugger makes of headings in many scripts, for SluggerFixturesTest, and the
// characters that it keeps, for tables/Generate.java.
// Usage: npm install; node slugs.mjs
// Outside the repository: node slugs.mjs FOLDER-OF-THE-REPOSITORY
import fs from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import GithubSlugger, {slug} from 'github-slugger'

const here = path.dirname(fileURLToPath(import.meta.url))
const top = process.argv[2] || path.join(here, '../..')
const fixtures = path.join(top, 'api/src/test/resources/org/ocp4j/render/slugs.txt')

const scripts = {
  latin: 'Café naïve Größe Ærø Łódź Çelik Đakovo İstanbul ısı Ñandú Œuvre Þing Žižek Façade ÅNGSTRÖM' +
    ' ẞTRASSE straße ŒDIPE Ǆungla ǅep ǆemper Ŵy ĲSSEL ﬁne Ⅷ ª º Ꜳ Ẩn Ử Việt-Nam don’t rock’n’roll',
  english: 'Install API v2.0 C++ C# .NET node_modules foo_bar --flag $HOME @scope/pkg a/b e.g. (beta)' +
    ' 100% #1 <T> [x] {y} a|b ~tilde `code` *star* "quote" \'single\' x=y A&B semi; colon: why? now!',
  greek: 'ΣΊΣΥΦΟΣ Σίσυφος Ὀδυσσεύς ΟΔΥΣΣΕΥΣ Άλφα ΑΣ ΑΣ. ΑΣ’Α ΑΣ:Α ΑΣ·Α Σ ΣΑΣ ΑΣΣ Α\u0301Σ\u0301 ᾳ ᾼ ϴ ͺΣ' +
    ' ʰΣ aΣ ΣΣ ΑΣ\u00ADΑ ΑΣ\u200DΑ (ΑΣ) ΑΣ-Α ΑΣ1 1Σ ΑΣ_ ΑΣ\u0345 Α\u0345Σ',
  cyrillic: 'Привет МИР Ёлка Щука Їжак Ґанок Ўсход Ђорђе Ѱаломъ Ҽа Ӏ Ꙗко Җәй Объявление-2',
  armenian: 'Բարեւ ԱՇԽԱՐՀ Հայաստան և ՈՒ մ՚եղբ',
  georgian: 'გამარჯობა ᲒᲐᲛᲐᲠᲯᲝᲑᲐ ႠႡႢ ⴀⴁⴂ თბილისი',
  hebrew: 'שָׁלוֹם עולם ירושלים צה״ל ג׳ירף מַיִם־קַר',
  arabic: 'مرحبا بالعالم العَرَبِيَّة ٣٫١٤ ۱۲۳ فارسی‌ها اردو؟ ﷺ ـتـ سَلَامٌ، ﻼ',
  syriac: 'ܫܠܡܐ ܥܠܡܐ ܣܘܪܝܝܐ ދިވެހި ߒߞߏ ࠔࠌࠓࠉࠌ',
  devanagari: 'नमस्ते दुनिया हिन्दी संस्कृतम् क्षत्रिय ॐ १२३ ।अन्त॥ प्रश्‍न ळ',
  bengali: 'স্বাগতম বিশ্ব বাংলা ১২৩ ৳ টাকা ক্‌ষ ৎ',
  indic: 'தமிழ் வணக்கம் తెలుగు నమస్తే ಕನ್ನಡ ನಮಸ್ತೆ മലയാളം സിംഹം ગુજરાતી ਪੰਜਾਬੀ ଓଡ଼ିଆ සිංහල ෴',
  thai: 'สวัสดี ชาวโลก ภาษาไทย ๑๒๓ ฯลฯ เก๋าๆ น้ำ ลาว ສະບາຍດີ ໆ',
  khmer: 'សួស្តី ពិភពលោក ខ្មែរ ១២៣ ៛ မြန်မာ မင်္ဂလာပါ ၁၂၃ ၊ ꧋ꦲꦏ᭄ ᬅᬓ᭄',
  tibetan: 'བོད་སྐད བཀྲ་ཤིས། ༣༤ ༄༅། ᠮᠣᠩᠭᠣᠯ ᠭᠣᠪᠢ᠃',
  ethiopic: 'ሰላም ዓለም አማርኛ ፩፪፫ ።መጨረሻ፣ ⵜⴰⵎⴰⵣⵉⵖⵜ ꕙꔤ ᏣᎳᎩ ꮳꮃꭹ ᐃᓄᒃᑎᑐᑦ',
  chinese: '你好 世界 简体 繁體字 《书名》 “引号” ，。！？ 第１章 （括号） 〇 々 㐀 𠀀𠮷 〡〢 ㊗',
  japanese: 'こんにちは 世界 カタカナ ﾊﾝｶｸ ヴァージョン・アップ ー〜 「括弧」 ゝゞ ヽヾ 々 ㌔ か\u3099 が ＡＢＣ ａｂｃ',
  korean: '안녕하세요 세계 한국어 조선말 ㄱㄴㄷ ㅏㅑ \u1112\u1161\u11AB \uFFA1 ‘인용’ …끝',
  emoji: '😀 🎉 👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 ❤️ ☎ 🇩🇪 1️⃣ #️⃣ ©️ ™ ⌘ → ✔︎ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🅰 ⓐ Ⓩ 🄰 🆎 🫠',
  math: '𝐀𝑏 𝔸 𝟘𝟙 ∑ ∀x∈ℝ ℵ₀ x² √2 ½ ⅓ ≤ ∞ ℏ Ω Å K ‰ π≈3.14 f′ α→β ⟨x⟩ ⊕',
  ancient: '𐌀𐌁 𐍂𐍉 𐐀𐐨 𐓀𐓘 𞤀𞤢 𐎀𐎁 𒀀𒁀 𓀀𓂀 𐤀𐤁 𑀅𑀓 𑂃 𐲀𐳀 𖹀𖹠 𑢠𑣀 𝒜 𐡀 𖭐𖭑',
  punctuation: '! " # $ % & \' ( ) * + , - . / : ; < = > ? @ [ \\ ] ^ _ ` { | } ~ ¡ ¿ § ¶ · « » – — ― ‐ ‑ ‒' +
    ' ‘ ’ “ ” „ † ‡ • … ‰ ′ ‹ › ‿ ⁀ ⁔ ︳ ︴ ﹍ ﹎ ﹏ ＿ － 。 、 〈 ・ ؟ ٪ ، ፡ ។ ᠂ ⸺ € £ ¥ ¢ ₿ ± × ÷ ¬ ° ¨ ´ ¯ ¸',
  spaces: 'a\tb a\u00A0b a\u2003b a\u3000b a\nb a\rb a\u2028b a\u200Bb a\uFEFFb a\u0085b a\u0000b \u007F \u009F \u1680' +
    ' \u202F \u205F \u180E a\u200Cb a\u200Db a\u2060b \u202Eabc \u061C',
  marks: 'e\u0301 E\u0301 \u0301 a\u0300\u0316\u0340 \u20DD a\u20E3 \uFE0F \uFE0E x\u0488 \u093E \u1DC0 o\u0338 \uFE20 \u{E0101}' +
    ' \u0345 i\u0307 I\u0307 i\u0131',
}

const templates = ['W', 'W W', 'W W W', 'W, W', 'W: W', 'W - W', 'W — W?', '“W” W!', 'N. W', 'W (W)', 'W/W', 'W_W',
  'W & W', ' W ', 'W  W', '`W` W', 'W N', '(W) [W]', 'W…', 'W-W', 'W-N', '#W', 'W’s W', 'WW', 'W.W']

// A generator of the same numbers in each run.
let state = 20240817
function random(n) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return Math.floor((state / 0x100000000) * n)
}

const pick = list => list[random(list.length)]

function heading(words) {
  const text = pick(templates).replace(/[WN]/g, c => (c === 'N' ? String(random(30)) : pick(words)))
  const change = random(8)
  return change === 0 ? text.toUpperCase() : change === 1 ? text.toLowerCase() : text
}

// Characters of all planes, assigned or not. Lone surrogates cannot be in UTF-8.
function anyCharacters() {
  let text = ''
  for (let i = 3 + random(6); i > 0; i--) {
    const limit = pick([0x100, 0x800, 0x3000, 0x10000, 0x20000, 0x110000])
    const c = random(limit)
    text += c >= 0xd800 && c < 0xe000 ? ' ' : String.fromCodePoint(c)
  }
  return text
}

const documents = [
  // Duplicates, and slugs that other headings take.
  ['a', 'a', 'a-1', 'a', 'a-1', 'a-1-1', 'a', 'A', 'a!', 'a-2', 'a-5', 'a', 'a', 'a', 'a 1', 'a-1 1'],
  ['a-1', 'a', 'a', 'a', 'a-2', 'a-2', 'a-2-1', 'a-3', 'a'],
  ['', '', '!', '-', '-1', ' ', '  ', '--', '-', '_', '.', '-1-1', '1', '1'],
  ['__proto__', '__proto__', 'constructor', 'constructor', 'toString', 'hasOwnProperty', 'length', '__proto__-1'],
  ['Foo', 'foo', 'FOO', 'foo 1', 'foo-1', 'Foo.', 'föo', 'fo\u0308o', 'FÖO', 'FO\u0308O', 'foo 2', 'foo'],
]
for (const words of Object.values(scripts)) {
  const list = words.split(' ').filter(Boolean)
  documents.push([...list, ...Array.from({length: 55}, () => heading(list))])
}
const all = Object.values(scripts).join(' ').split(' ').filter(Boolean)
documents.push(Array.from({length: 200}, () => heading(all)))
documents.push(Array.from({length: 200}, anyCharacters))

function escape(text) {
  return text.replace(/[\\\p{C}\p{Z}\p{M}]/gu, c =>
    c === ' ' ? c : [...Array(c.length).keys()].map(i =>
      '\\u' + c.charCodeAt(i).toString(16).padStart(4, '0')).join(''))
}

let lines = '# Headings and their slugs by github-slugger 2.0.0, with a tab between them and \\u escapes.\n' +
  '# An empty line begins another document. Written by api/compare/slugs.mjs.\n'
let count = 0
for (const headings of documents) {
  const slugger = new GithubSlugger()
  lines += '\n'
  for (const text of headings) {
    lines += escape(text) + '\t' + escape(slugger.slug(text)) + '\n'
    count++
  }
}
fs.mkdirSync(path.dirname(fixtures), {recursive: true})
fs.writeFileSync(fixtures, lines)

const ranges = []
let first = -1
for (let c = 0; c <= 0x110000; c++) {
  const surrogate = c >= 0xd800 && c < 0xe000
  const kept = c < 0x110000 && !surrogate && slug(String.fromCodePoint(c), true) !== ''
  if (kept && first < 0) first = c
  if (!kept && first >= 0) {
    const last = c - 1
    ranges.push(first.toString(16) + (first < last ? '-' + last.toString(16) : ''))
    first = -1
  }
}
fs.writeFileSync(path.join(top, 'tables/slug.txt'),
  '# The characters that github-slugger 2.0.0 keeps in a slug: first and last code points, in\n' +
  '# hexadecimal. Written by api/compare/slugs.mjs.\n' + ranges.join('\n') + '\n')
console.log(`${count} headings, ${ranges.length} ranges of characters`)
