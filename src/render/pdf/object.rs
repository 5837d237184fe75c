//! lopdf's objects → bytes (ISO 32000-1, 7.3), for object streams and for what stands outside.

use lopdf::{Dictionary, Object, ObjectId, StringFormat};

use super::number::push_digits;

/// Appends an object; of a stream, its dictionary.
pub(super) fn push(out: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => out.extend(*b"null"),
        Object::Boolean(true) => out.extend(*b"true"),
        Object::Boolean(false) => out.extend(*b"false"),
        Object::Integer(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => out.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => push_name(out, name),
        Object::String(bytes, format) => push_string(out, bytes, *format),
        Object::Array(items) => {
            out.push(b'[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(b' ');
                }
                push(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(dictionary) => push_dictionary(out, dictionary),
        Object::Stream(stream) => push_dictionary(out, &stream.dict),
        Object::Reference(id) => push_reference(out, *id),
    }
}

/// Appends a reference to an object.
pub(super) fn push_reference(out: &mut Vec<u8>, (number, generation): ObjectId) {
    push_digits(out, number);
    out.push(b' ');
    push_digits(out, generation.into());
    out.extend(*b" R");
}

fn push_dictionary(out: &mut Vec<u8>, dictionary: &Dictionary) {
    out.extend(*b"<<");
    for (key, value) in dictionary {
        push_name(out, key);
        if !matches!(
            value,
            Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
        ) {
            out.push(b' ');
        }
        push(out, value);
    }
    out.extend(*b">>");
}

fn push_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            out.push(byte);
        } else {
            out.push(b'#');
            push_hex(out, byte);
        }
    }
}

fn push_string(out: &mut Vec<u8>, bytes: &[u8], format: StringFormat) {
    if format == StringFormat::Hexadecimal {
        out.push(b'<');
        for &byte in bytes {
            push_hex(out, byte);
        }
        out.push(b'>');
        return;
    }
    out.push(b'(');
    for &byte in bytes {
        match byte {
            b'(' | b')' | b'\\' => out.extend([b'\\', byte]),
            b'\r' => out.extend(*b"\\r"),
            _ => out.push(byte),
        }
    }
    out.push(b')');
}

fn push_hex(out: &mut Vec<u8>, byte: u8) {
    for half in [byte >> 4, byte & 15] {
        out.push(b"0123456789ABCDEF"[usize::from(half)]);
    }
}

#[cfg(test)]
mod tests {
    use lopdf::{Stream, dictionary};

    use super::*;

    fn written(object: &Object) -> String {
        let mut out = Vec::new();
        push(&mut out, object);
        String::from_utf8_lossy(&out).into_owned()
    }

    #[test]
    fn objects_are_written_as_the_standard_has_them() {
        let inner = dictionary! {
            "A B" => "C#",
            "N" => Object::Null,
            "S" => Object::string_literal("a)b\\c\r"),
            "H" => lopdf::text_string("Я"),
            "L" => vec![1.into(), (-2.5f32).into(), true.into(), Object::Reference((7, 0))],
        };
        let expected = "<</A#20B/C#23/N null/S(a\\)b\\\\c\\r)/H<FEFF042F>/L[1 -2.5 true 7 0 R]>>";
        assert_eq!(written(&Object::Dictionary(inner)), expected);
        let stream = Stream::new(dictionary! {}, b"abc".to_vec());
        assert_eq!(written(&Object::Stream(stream)), "<</Length 3>>");
    }
}
