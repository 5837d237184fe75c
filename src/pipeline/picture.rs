//! The bytes of a picture file → plain pixels, ready to be printed.
//!
//! PNG or JPEG enters; a [`Picture`] leaves: upright, in sRGB, transparent parts on white, no finer
//! than paper shows. Nothing is allocated that the file merely claims.

use std::io::Cursor;

use image::{
    DynamicImage, ImageDecoder, ImageError, ImageReader, Limits, RgbImage, imageops::FilterType,
};
use thiserror::Error;

pub use crate::report::Picture;

/// The most pixels a side: 600 dpi over the 50 mm that the first page has for it.
const SIDE: u32 = 1200;
/// The most pixels a side, and bytes in memory, of a file that is read at all.
const LARGEST: u32 = 12_000;
const MEMORY: u64 = 256 << 20;

/// Why a picture cannot be used; the message follows the name of its file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PictureError {
    /// It is something else.
    #[error("это не PNG и не JPEG\nСохраните логотип в одном из этих видов")]
    Unknown,
    /// It is larger than any logo need be.
    #[error("картинка слишком велика\nУменьшите её: достаточно {SIDE} точек по длинной стороне")]
    TooLarge,
    /// It cannot be read to the end.
    #[error("файл повреждён или прочитан не до конца\nСохраните логотип заново")]
    Broken,
}

/// The picture in the bytes of a file.
///
/// # Errors
/// The bytes are no PNG or JPEG, or too many pixels, or cut off.
pub fn decode(bytes: &[u8]) -> Result<Picture, PictureError> {
    let mut reader = ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .map_err(|_| PictureError::Broken)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LARGEST);
    limits.max_image_height = Some(LARGEST);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| fault(&error))?;
    let orientation = decoder.orientation().map_err(|error| fault(&error))?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(|error| fault(&error))?;
    image.apply_orientation(orientation);
    if image.width().max(image.height()) > SIDE {
        image = image.resize(SIDE, SIDE, FilterType::Lanczos3);
    }
    let image = on_white(&image);
    Ok(Picture { width: image.width(), height: image.height(), rgb: image.into_raw().into() })
}

/// The image without transparency.
fn on_white(image: &DynamicImage) -> RgbImage {
    let image = image.to_rgba8();
    RgbImage::from_fn(image.width(), image.height(), |x, y| {
        let [red, green, blue, alpha] = image.get_pixel(x, y).0.map(u16::from);
        let over = |part: u16| u8::try_from((part * alpha + 255 * (255 - alpha)) / 255);
        [red, green, blue].map(|part| over(part).unwrap_or(u8::MAX)).into()
    })
}

fn fault(error: &ImageError) -> PictureError {
    match error {
        ImageError::Unsupported(_) => PictureError::Unknown,
        ImageError::Limits(_) => PictureError::TooLarge,
        _ => PictureError::Broken,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use image::{ImageFormat, Rgba, RgbaImage};

    use super::*;

    fn png(width: u32, height: u32, pixel: [u8; 4]) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let image = RgbaImage::from_pixel(width, height, Rgba(pixel));
        image.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn transparency_is_laid_on_white() {
        let picture = decode(&png(2, 3, [200, 0, 0, 0])).unwrap();
        assert_eq!((picture.width, picture.height), (2, 3));
        assert_eq!(picture.rgb.as_ref(), [255; 18]);
        let half = decode(&png(1, 1, [0, 0, 255, 128])).unwrap();
        assert_eq!(half.rgb.as_ref(), [127, 127, 255]);
    }

    #[test]
    fn a_large_picture_is_made_as_fine_as_paper_shows_and_keeps_its_form() {
        let picture = decode(&png(3000, 1500, [10, 20, 30, 255])).unwrap();
        assert_eq!((picture.width, picture.height), (1200, 600));
        assert_eq!(picture.rgb[..3], [10, 20, 30]);
    }

    #[test]
    fn jpeg_is_read_too() {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::new(8, 4).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
        let picture = decode(bytes.get_ref()).unwrap();
        assert_eq!((picture.width, picture.height, picture.rgb.len()), (8, 4, 96));
    }

    #[test]
    fn what_is_no_picture_is_refused_with_advice() {
        assert_eq!(decode(b"GIF89a"), Err(PictureError::Unknown));
        assert_eq!(decode(b"<svg/>"), Err(PictureError::Unknown));
        assert_eq!(decode(b""), Err(PictureError::Unknown));
        let whole = png(20, 20, [1, 2, 3, 255]);
        assert_eq!(decode(&whole[..whole.len() / 2]), Err(PictureError::Broken));
        // A header that claims 40,000 × 40,000 pixels.
        let mut claim = png(1, 1, [0; 4]);
        claim[16..24].copy_from_slice(&[0, 0, 0x9C, 0x40, 0, 0, 0x9C, 0x40]);
        let header = crc(&claim[12..29]);
        claim[29..33].copy_from_slice(&header.to_be_bytes());
        assert_eq!(decode(&claim), Err(PictureError::TooLarge));
    }

    /// CRC-32 as PNG has it.
    fn crc(bytes: &[u8]) -> u32 {
        let step = |crc: u32, byte: &u8| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 }
            })
        };
        !bytes.iter().fold(u32::MAX, step)
    }
}
