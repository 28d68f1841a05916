//! The elements that the screen draws into and listens to. Draws nothing and
//! decides nothing: every event becomes a call of the screen.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, KeyboardEvent, PointerEvent, ResizeObserver};

use super::Screen;
use crate::timeline::{CanvasSurface, Point};
use crate::ui::theme;

/// The elements of the stage.
pub(super) struct Elements {
    /// The box that scrolls and has the keys.
    pub lanes: HtmlElement,
    /// As high as all rows are; the canvas sticks to the part that is seen.
    pub rows: HtmlElement,
    /// What is painted on.
    pub canvas: HtmlCanvasElement,
    /// What says more of what the pointer is on.
    pub tip: HtmlElement,
    /// What a screen reader is told.
    pub say: HtmlElement,
    /// What colours are asked of.
    pub probe: HtmlElement,
    /// How long a run has taken so far.
    pub elapsed: HtmlElement,
}

/// The elements, a surface over the canvas, and whoever listens.
pub(super) struct Mount {
    pub elements: Elements,
    pub surface: CanvasSurface,
    _listeners: Vec<EventListener>,
    sizes: ResizeObserver,
    _resized: Closure<dyn FnMut()>,
}

impl Mount {
    /// Begins to listen; nothing if the browser has no canvas to offer.
    pub(super) fn new(elements: Elements, screen: &Rc<Screen>) -> Option<Self> {
        let context = elements.canvas.get_context("2d").ok().flatten()?.dyn_into::<CanvasRenderingContext2d>().ok()?;
        let window = web_sys::window()?;
        let style = window.get_computed_style(&elements.lanes).ok().flatten()?;
        let family = style.get_property_value("font-family").unwrap_or_else(|_| "sans-serif".to_owned());
        let resized = {
            let screen = Rc::clone(screen);
            Closure::<dyn FnMut()>::new(move || screen.changed())
        };
        let sizes = ResizeObserver::new(resized.as_ref().unchecked_ref()).ok()?;
        sizes.observe(&elements.lanes);
        let listeners = listeners(&elements, screen);
        Some(Self {
            surface: CanvasSurface::new(context, family),
            elements,
            _listeners: listeners,
            sizes,
            _resized: resized,
        })
    }
}

impl Drop for Mount {
    fn drop(&mut self) {
        self.sizes.disconnect();
    }
}

fn listeners(elements: &Elements, screen: &Rc<Screen>) -> Vec<EventListener> {
    let lanes = &elements.lanes;
    let mut listeners = vec![
        on(lanes, "scroll", screen, |screen, _: &web_sys::Event| screen.changed()),
        on(lanes, "pointermove", screen, |screen, event: &PointerEvent| screen.point(Some(place(event)))),
        on(lanes, "pointerdown", screen, |screen, event: &PointerEvent| screen.point(Some(place(event)))),
        on(lanes, "pointerleave", screen, |screen, _: &PointerEvent| screen.point(None)),
        on(lanes, "click", screen, |screen, event: &PointerEvent| screen.press(place(event))),
        on(lanes, "blur", screen, |screen, _: &web_sys::Event| screen.leave()),
        on(lanes, "keydown", screen, |screen, event: &KeyboardEvent| {
            if !event.ctrl_key() && !event.meta_key() && !event.alt_key() && screen.key(&event.key()) {
                event.prevent_default();
            }
        }),
    ];
    let lists = theme::QUERIES.iter().filter_map(|query| web_sys::window()?.match_media(query).ok().flatten());
    listeners.extend(lists.map(|list| on(&list, "change", screen, |screen, _: &web_sys::Event| screen.recolour())));
    listeners
}

fn on<E: JsCast>(
    target: &web_sys::EventTarget,
    name: &'static str,
    screen: &Rc<Screen>,
    act: impl Fn(&Rc<Screen>, &E) + 'static,
) -> EventListener {
    let screen = Rc::clone(screen);
    let options = EventListenerOptions { passive: name != "keydown", ..EventListenerOptions::default() };
    EventListener::new_with_options(target, name, options, move |event| {
        let value: &JsValue = event.as_ref();
        if let Some(event) = value.dyn_ref::<E>() {
            act(&screen, event);
        }
    })
}

/// Where in the picture an event took place.
fn place(event: &PointerEvent) -> Point {
    let Some(lanes) = event.current_target().and_then(|target| target.dyn_into::<HtmlElement>().ok()) else {
        return Point { x: -1.0, y: -1.0 };
    };
    let rect = lanes.get_bounding_client_rect();
    Point { x: f64::from(event.client_x()) - rect.left(), y: f64::from(event.client_y()) - rect.top() }
}
